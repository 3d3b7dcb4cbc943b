import type { Queue } from 'bullmq';
import type { Effects } from '../effects/effects.js';
import type { JsonObject } from '../json.js';
import type { Log } from '../log/log.js';
import { callRedis } from '../redis/call-redis.js';
import { deliveryOptions } from './job-options.js';
import type { RetryPolicy } from './retry.js';
import type { Topic } from './topics.js';

export interface Schedule {
  readonly topic: Topic;
  /** Five fields in Berlin time; empty: none. */
  readonly cron: string;
  readonly queue: Queue<JsonObject>;
  readonly retry: RetryPolicy;
  readonly effects: Effects;
  readonly log: Log;
}

const timeZone = 'Europe/Berlin';
/** How soon a schedule comes back after Redis has lost everything. */
const lookAgainMs = 60_000;

/**
 * Puts a schedule into Redis, where it fires once for the whole fleet, and looks every minute whether it is still there,
 * since the cron is what finds again what a lost Redis has forgotten. An empty cron removes the schedule.
 * Answers how to stop looking; the schedule itself stays in Redis for the other processes.
 */
export async function keepSchedule(schedule: Schedule): Promise<() => void> {
  if (schedule.cron === '') {
    await call(schedule, 'schedule remove', () => schedule.queue.removeJobScheduler(schedule.topic));
    return () => undefined;
  }
  await call(schedule, 'schedule', () => ensure(schedule));
  return schedule.effects.every(lookAgainMs, () => {
    call(schedule, 'schedule', () => ensure(schedule)).catch((error: unknown) => {
      schedule.log.debug('schedule_unchecked', { topic: schedule.topic, reason: error instanceof Error ? error.name : 'unknown' });
    });
  });
}

/** Leaves an equal schedule alone: setting it anew while its tick is being worked on collides with the next one. */
async function ensure({ topic, cron, queue, retry }: Schedule): Promise<void> {
  const present = await queue.getJobScheduler(topic);
  if (present?.pattern === cron && present.tz === timeZone && present.next !== undefined) return;
  await queue.upsertJobScheduler(topic, { pattern: cron, tz: timeZone }, { name: topic, data: { source: 'cron' }, opts: deliveryOptions(retry) });
}

function call<T>({ topic, effects }: Schedule, operation: string, action: () => Promise<T>): Promise<T> {
  return callRedis(effects, { operation: `${operation} ${topic}` }, action);
}
