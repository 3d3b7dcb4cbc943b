import { Queue, type Job, type JobsOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Effects } from '../effects/effects.js';
import { HubError } from '../errors/hub-error.js';
import type { JsonObject } from '../json.js';
import type { Log } from '../log/log.js';
import { callRedis } from '../redis/call-redis.js';
import { BullListener, type EventObserver } from './bull-listener.js';
import { keepSchedule } from './bull-schedule.js';
import type { DeadLetter, DurableEvent, EmitResult, EventHandler, EventOutcome, Events, ListenOptions } from './events.js';
import { checkPayload, payloadOf } from './job-payload.js';
import { entityOf, jobOptions } from './job-options.js';
import { onceATurn } from './once-a-turn.js';
import { pendingSets, type PendingSets } from './pending-sets.js';
import { standardRetry, type RetryPolicy } from './retry.js';
import type { Topic } from './topics.js';

export interface BullEventsOptions {
  /** Connection of role `request` to the data base of the events. */
  readonly producer: Redis;
  /** Connection of role `worker` to the same data base. */
  readonly workers: Redis;
  /** The data base of the pending sets. */
  readonly cache: Redis;
  readonly effects: Effects;
  readonly log: Log;
  /** How long an event about an entity waits before it runs, so that a burst becomes one run; 500 ms by default. */
  readonly settleMs?: number;
  readonly retry?: RetryPolicy;
  /** How long `close` waits for work in hand; 10 s by default. */
  readonly drainMs?: number;
  readonly observe?: EventObserver;
  /** Runs a handler within something, for tracing. */
  readonly around?: (event: DurableEvent, work: () => Promise<EventOutcome>) => Promise<EventOutcome>;
}

/** One hash slot for all queues, so that Redis Cluster takes a script over several of their keys. */
const prefix = '{hub}';
const shownDeadLetters = 1_000;

interface NewJob { readonly name: string; readonly data: JsonObject; readonly opts: JobsOptions }

/** Durable events on BullMQ, one queue per topic. See `jobOptions` for why none is lost. */
export function bullEvents(options: BullEventsOptions): Events {
  return new BullEvents(options);
}

class BullEvents implements Events {
  readonly #options: BullEventsOptions;
  readonly #settings: { readonly settleMs: number; readonly retry: RetryPolicy };
  readonly #pending: PendingSets;
  readonly #observe: EventObserver;
  readonly #queues = new Map<Topic, Queue<JsonObject>>();
  readonly #listeners = new Set<BullListener>();
  readonly #schedules = new Map<Topic, () => void>();
  /** Answers the ids of the jobs, once Redis has them. */
  readonly #addJobs = onceATurn(async (topic: Topic, jobs: readonly NewJob[]) => (await this.#queue(topic).addBulk([...jobs])).map(({ id }) => id ?? ''));

  constructor(options: BullEventsOptions) {
    this.#options = options;
    this.#settings = { settleMs: options.settleMs ?? 500, retry: options.retry ?? standardRetry };
    this.#pending = pendingSets(options.cache, options.effects);
    this.#observe = options.observe ?? ((): void => undefined);
  }

  async emit(topic: Topic, payloads: readonly unknown[]): Promise<EmitResult> {
    const checked = payloads.map((payload) => checkPayload(topic, payload));
    const good = checked.flatMap((each) => (each.kind === 'fits' ? [each.payload] : []));
    const refused = checked.flatMap((each, index) => (each.kind === 'misfit' ? [{ index, reason: each.reason }] : []));
    if (refused.length > 0) this.#observe(topic, 'refused', refused.length);
    return { accepted: await this.#add(topic, good), refused };
  }

  listen(topic: Topic, options: ListenOptions, handler: EventHandler): Promise<{ close(): Promise<void> }> {
    const { workers: connection, effects, log, drainMs = 10_000, around } = this.#options;
    const listener = new BullListener(topic, {
      connection, prefix, effects, log, drainMs, pending: this.#pending, retry: this.#settings.retry, observe: this.#observe,
    }, options, around ? (event, signal) => around(event, () => handler(event, signal)) : handler);
    this.#listeners.add(listener);
    return Promise.resolve({
      close: () => listener.close().finally(() => this.#listeners.delete(listener)),
    });
  }

  async schedule(topic: Topic, times: string): Promise<void> {
    this.#schedules.get(topic)?.();
    this.#schedules.delete(topic);
    const { effects, log } = this.#options;
    const stop = await keepSchedule({ topic, times, queue: this.#queue(topic), retry: this.#settings.retry, effects, log });
    this.#schedules.set(topic, stop);
  }

  async counts(topic: Topic): ReturnType<Events['counts']> {
    const counts = await this.#call(`counts ${topic}`, () => this.#queue(topic).getJobCounts('waiting', 'active', 'delayed', 'failed'));
    const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts;
    return { waiting, active, delayed, failed };
  }

  async deadLetters(topic: Topic): Promise<readonly DeadLetter[]> {
    const jobs = await this.#call(`dead letters ${topic}`, () => this.#queue(topic).getFailed(0, shownDeadLetters - 1));
    return jobs.map((job) => asDeadLetter(topic, job));
  }

  /**
   * Emits the event anew and takes the dead letter away. Anew, not back into the queue: so it takes part in deduplication
   * and starts with all its tries. When the process dies in between, the letter stays and can be retried again.
   */
  async retryDeadLetter(topic: Topic, id: string): Promise<void> {
    const job = await this.#call(`dead letter ${topic}`, async () => {
      const found = await this.#queue(topic).getJob(id);
      return found !== undefined && await found.isFailed() ? found : undefined;
    });
    if (job === undefined) throw new HubError('not_found', `Unter ${topic} gibt es kein gescheitertes Ereignis ${id}; vielleicht läuft es schon wieder.`);
    const checked = checkPayload(topic, payloadOf(job));
    if (checked.kind === 'misfit') throw new HubError('invalid', `Das Ereignis ${id} passt nicht zu ${topic} und kann nicht wiederholt werden: ${checked.reason}`);
    await this.#add(topic, [checked.payload]);
    await this.#call(`dead letter ${topic}`, () => job.remove());
  }

  async close(): Promise<void> {
    for (const stop of this.#schedules.values()) stop();
    this.#schedules.clear();
    await Promise.all([...this.#listeners].map((listener) => listener.close()));
    this.#listeners.clear();
    await Promise.allSettled([...this.#queues.values()].map((queue) => queue.close()));
    this.#queues.clear();
  }

  async #add(topic: Topic, payloads: readonly JsonObject[]): Promise<readonly string[]> {
    if (payloads.length === 0) return [];
    const jobs = payloads.map((data) => ({ name: topic, data, opts: jobOptions(topic, data, this.#settings) }));
    const entities = new Set(payloads.flatMap((payload) => entityOf(topic, payload) ?? []));
    const record = entities.size === 1 ? [...entities][0] : undefined;
    const [added] = await Promise.all([
      this.#call(`emit ${topic}`, () => this.#addJobs(topic, jobs), record),
      this.#pending.add(topic, [...entities]),
    ]);
    this.#observe(topic, 'emitted', added.length);
    return added;
  }

  #queue(topic: Topic): Queue<JsonObject> {
    let queue = this.#queues.get(topic);
    if (!queue) {
      queue = new Queue<JsonObject>(topic, { connection: this.#options.producer, prefix, skipMetasUpdate: true });
      // The connection logs its own changes of state; without a listener an error would end the process.
      queue.on('error', () => undefined);
      this.#queues.set(topic, queue);
    }
    return queue;
  }

  #call<T>(operation: string, action: () => Promise<T>, record?: string): Promise<T> {
    return callRedis(this.#options.effects, { operation, ...(record === undefined ? {} : { record }) }, action);
  }
}

function asDeadLetter(topic: Topic, job: Job<JsonObject>): DeadLetter {
  return {
    id: job.id ?? '', topic, payload: payloadOf(job), reason: job.failedReason, attempts: job.attemptsMade,
    failedAt: new Date(job.finishedOn ?? job.timestamp).toISOString(),
  };
}
