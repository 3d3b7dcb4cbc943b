import type { Redis } from 'ioredis';
import type { Effect, Effects } from '../effects/effects.js';
import { HubError } from '../errors/hub-error.js';
import type { Events } from '../events/events.js';
import type { Ledger } from '../ledger/ledger.js';
import { callRedis } from '../redis/call-redis.js';
import { healthReport, type DependencyCheck, type HealthReport } from './health-report.js';
import type { OutsideWatch } from './outside-watch.js';

export interface HealthParts {
  readonly effects: Effects;
  readonly cache: Redis;
  readonly ledger: Pick<Ledger, 'ping'>;
  readonly events: Pick<Events, 'counts'>;
  readonly outside: OutsideWatch;
  /** The outside systems that this hub works with. */
  readonly systems: readonly Effect['system'][];
}

const limitMs = 2_500;
/** Anybody may ask without a key: within a second the same answer serves all. */
const freshMs = 1_000;

/** Answers a function that checks Redis, ledger and queue, and reports the outside systems by what was seen of them. */
export function healthChecker(parts: HealthParts): () => Promise<HealthReport> {
  const lastSuccess = new Map<string, number>();
  let current: { readonly at: number; readonly report: Promise<HealthReport> } | undefined;
  return () => {
    const at = performance.now();
    if (!current || at - current.at > freshMs) current = { at, report: checkAll(parts, lastSuccess) };
    return current.report;
  };
}

async function checkAll({ effects, cache, ledger, events, outside, systems }: HealthParts, lastSuccess: Map<string, number>): Promise<HealthReport> {
  const own = await Promise.all([
    check('redis', () => callRedis(effects, { operation: 'ping' }, () => cache.ping()), lastSuccess),
    check('ledger', () => ledger.ping(), lastSuccess),
    check('queue', () => events.counts('vmh.beteiligte.update'), lastSuccess),
  ]);
  return healthReport([...own, ...outside.checks(systems)]);
}

async function check(name: string, action: () => Promise<unknown>, lastSuccess: Map<string, number>): Promise<DependencyCheck> {
  const started = performance.now();
  let reason: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    await Promise.race([action(), new Promise<never>((_, reject) => {
      timer = setTimeout(() => { reject(new HubError('unavailable', `${name} antwortet nicht.`)); }, limitMs);
    })]);
    lastSuccess.set(name, performance.now());
  } catch (error) {
    reason = error instanceof HubError ? error.code : 'internal';
  } finally {
    clearTimeout(timer);
  }
  const last = lastSuccess.get(name);
  return {
    name, kind: 'own', state: reason === undefined ? 'up' : 'down', latencyMs: Math.round(performance.now() - started),
    ...(last === undefined ? {} : { lastSuccessAge: Math.round((performance.now() - last) / 1_000) }),
    ...(reason === undefined ? {} : { reason }),
  };
}
