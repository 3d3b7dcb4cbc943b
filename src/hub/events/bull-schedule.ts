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
  /** Five fields in Berlin time, or a number of seconds; empty: none. */
  readonly times: string;
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
 * since the cron is what finds again what a lost Redis has forgotten. Without times the schedule is removed.
 * Answers how to stop looking; the schedule itself stays in Redis for the other processes.
 */
export async function keepSchedule(schedule: Schedule): Promise<() => void> {
  if (schedule.times === '') {
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
async function ensure({ topic, times, queue, retry, effects }: Schedule): Promise<void> {
  const present = await queue.getJobScheduler(topic);
  const wanted = repeatOf(times);
  const isThere = present?.pattern === wanted.pattern && present?.tz === wanted.tz && present?.every === wanted.every && present?.next !== undefined;
  if (isThere) return;
  // The first tick of an interval would come at once, beside what a start does by itself.
  const later = wanted.every === undefined ? {} : { startDate: effects.now().epochMilliseconds + wanted.every };
  await queue.upsertJobScheduler(topic, { ...wanted, ...later }, { name: topic, data: { source: 'cron' }, opts: deliveryOptions(retry) });
}

const repeatOf = (times: string): { readonly pattern?: string; readonly tz?: string; readonly every?: number } =>
  /^\d+$/.test(times) ? { every: Number(times) * 1_000 } : { pattern: times, tz: timeZone };

function call<T>({ topic, effects }: Schedule, operation: string, action: () => Promise<T>): Promise<T> {
  return callRedis(effects, { operation: `${operation} ${topic}` }, action);
}
