import path from 'node:path';
import { observedEffects } from './effects/observed-effects.js';
import { realEffects } from './effects/real-effects.js';
import type { Effects } from './effects/effects.js';
import { bullEvents } from './events/bull-events.js';
import { subscribedEvents } from './events/subscribed-events.js';
import { healthChecker } from './health/check-health.js';
import { outsideWatch } from './health/outside-watch.js';
import type { Hub } from './hub.js';
import { openLedger } from './ledger/open-ledger.js';
import type { LedgerObserver } from './ledger/sql-ledger.js';
import { Closers } from './lifecycle/closers.js';
import { redisLocks } from './locks/redis-locks.js';
import type { Log } from './log/log.js';
import { pinoLog } from './log/pino-log.js';
import type { Metrics } from './metrics/metrics.js';
import { prometheusMetrics } from './metrics/prometheus-metrics.js';
import { closeRedis, connectRedis, type RedisTarget } from './redis/connect.js';
import { startPrivateRedis } from './redis/private-server.js';
import type { Settings } from './settings/settings.js';
import { traceEvent } from './tracing/trace-event.js';
import type { Tracing } from './tracing/tracing.js';

export interface OpenHub extends Hub {
  /** Drains the events and closes everything in order; bounded (half a minute at worst). Never throws. */
  close(): Promise<void>;
}

export interface OpenHubOptions {
  /** The real world by default. */
  readonly effects?: Effects;
  /** JSON lines on standard output by default. */
  readonly log?: Log;
  /** How long an event about a record settles; see BullEventsOptions. */
  readonly settleMs?: number;
}

/**
 * Opens what the hub owns: ledger, Redis (a private one when none is configured), locks, events, metrics, health.
 * When one part fails, those opened before it are closed again.
 * @throws HubError `misconfigured` or `unavailable`, naming the part.
 */
export async function openHub(settings: Settings, options: OpenHubOptions = {}): Promise<OpenHub> {
  const log = options.log ?? pinoLog({ level: settings.logLevel });
  const closers = new Closers(log);
  try {
    return await openParts(settings, { ...options, log, closers });
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}

async function openParts(settings: Settings, options: OpenHubOptions & { readonly log: Log; readonly closers: Closers }): Promise<OpenHub> {
  const { log, closers } = options;
  const world = options.effects ?? realEffects();
  const metrics = prometheusMetrics({ processMetrics: true });
  const tracing = await openTracing(settings, closers);
  const outside = outsideWatch(() => world.now());
  const effects = observedEffects(world, (effect, seconds, error) => {
    metrics.effect(effect, seconds, error);
    outside.observe(effect, seconds, error);
    tracing?.effect(effect, seconds, error);
  });

  const ledger = await openLedger(settings.ledger, { varDir: settings.varDir, effects, log, observer: ledgerObserver(metrics, tracing) });
  closers.add('ledger', 5_000, () => ledger.close());
  const target = await redisTarget(settings, log, closers);
  const connect = async (name: string, role: 'request' | 'worker', db: number): ReturnType<typeof connectRedis> => {
    const redis = await connectRedis(target, { name: `hub-${name}`, role, db, log });
    closers.add(`redis ${name}`, 3_000, () => closeRedis(redis));
    return redis;
  };
  const { advowareCache, calendarSync, events: eventsDb } = settings.redis.databases;
  const [cache, calendarCache, producer, workers] = await Promise.all([
    connect('cache', 'request', advowareCache), connect('calendar', 'request', calendarSync),
    connect('events', 'request', eventsDb), connect('workers', 'worker', eventsDb),
  ]);
  const queue = bullEvents({
    producer, workers, cache, effects, log, observe: metrics.event, ...(tracing ? { around: traceEvent(tracing) } : {}),
    ...(options.settleMs === undefined ? {} : { settleMs: options.settleMs }),
  });
  const { webhook } = settings.assistant;
  const events = webhook ? subscribedEvents(queue, webhook.topics, effects) : queue;
  closers.add('events', 15_000, () => events.close());
  metrics.watchQueues(events);
  metrics.watchCalendars(ledger.calendars);
  const systems = ['advoware', 'espocrm', 'google', ...(settings.threecx.api === undefined ? [] : ['threecx' as const])] as const;
  const health = healthChecker({ effects, cache, ledger, events, outside, systems });
  const locks = redisLocks({ redis: cache, effects });
  return { settings, effects, log, cache, calendarCache, locks, events, ledger, metrics, tracing, health, close: () => closers.closeAll() };
}

/** Its libraries are loaded only when somebody wants traces. */
async function openTracing({ tracesEndpoint }: Settings, closers: Closers): Promise<Tracing | undefined> {
  if (tracesEndpoint === undefined) return undefined;
  const { openTelemetry } = await import('./tracing/open-telemetry.js');
  const tracing = openTelemetry(tracesEndpoint);
  closers.add('traces', 3_000, () => tracing.close());
  return tracing;
}

const ledgerObserver = (metrics: Metrics, tracing: Tracing | undefined): LedgerObserver => ({
  began: (run) => tracing?.ledger.began(run),
  ended: (run, outcome) => tracing?.ledger.ended(run, outcome),
  settled: metrics.operation,
});

async function redisTarget(settings: Settings, log: Log, closers: Closers): Promise<RedisTarget> {
  if (settings.redis.server.kind === 'url') return settings.redis.server;
  const server = await startPrivateRedis(path.join(settings.varDir, 'redis'), { log });
  closers.add('private redis', 12_000, () => server.stop());
  log.info('redis_private', { adopted: server.adopted });
  return { kind: 'socket', path: server.socketPath };
}
