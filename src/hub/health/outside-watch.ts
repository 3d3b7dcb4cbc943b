import type { Effect, Effects } from '../effects/effects.js';
import type { EffectObserver } from '../effects/real-effects.js';
import { HubError, type ErrorCode } from '../errors/hub-error.js';
import type { DependencyCheck } from './health-report.js';

export interface OutsideWatch {
  readonly observe: EffectObserver;
  /** What the calls so far tell about these systems; nothing is called for it. */
  checks(systems: readonly Effect['system'][]): readonly DependencyCheck[];
}

interface Observation { readonly state: 'up' | 'down'; readonly latencyMs: number; readonly lastSuccess?: number; readonly reason?: string }

/** These say that the system is ill; every other answer (not found, conflict, refused) is one of a healthy system. */
const illness: readonly ErrorCode[] = ['upstream_unauthorized', 'upstream_failed', 'upstream_timeout', 'upstream_unreadable', 'outcome_unknown'];

/** Learns from the effects that happen anyway how the outside systems are. */
export function outsideWatch(now: Effects['now']): OutsideWatch {
  const seen = new Map<Effect['system'], Observation>();
  return {
    observe({ system }, seconds, error) {
      const at = now().epochMilliseconds;
      const before = seen.get(system)?.lastSuccess;
      const latencyMs = Math.round(seconds * 1_000);
      const reason = illnessOf(error);
      if (reason === undefined) seen.set(system, { state: 'up', latencyMs, lastSuccess: at });
      else seen.set(system, { state: 'down', latencyMs, reason, ...(before === undefined ? {} : { lastSuccess: before }) });
    },
    checks: (systems) => systems.map((name) => {
      const found = seen.get(name);
      if (!found) return { name, kind: 'outside', state: 'unknown' };
      const { lastSuccess, ...observation } = found;
      const age = lastSuccess === undefined ? {} : { lastSuccessAge: Math.round((now().epochMilliseconds - lastSuccess) / 1_000) };
      return { name, kind: 'outside', ...observation, ...age };
    }),
  };
}

function illnessOf(error: unknown): string | undefined {
  if (error === undefined) return undefined;
  if (!(error instanceof HubError)) return 'internal';
  return illness.includes(error.code) ? error.code : undefined;
}
