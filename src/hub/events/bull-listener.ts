import { DelayedError, UnrecoverableError, WaitingError, Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Effects } from '../effects/effects.js';
import { HubError } from '../errors/hub-error.js';
import type { JsonObject } from '../json.js';
import type { Log } from '../log/log.js';
import { redact } from '../log/redact.js';
import { workOn, type EventWork, type WorkResult } from './event-work.js';
import type { EventHandler, ListenOptions } from './events.js';
import { checkPayload, payloadOf } from './job-payload.js';
import { entityOf } from './job-options.js';
import type { PendingSets } from './pending-sets.js';
import { retryDelayMs, type RetryPolicy } from './retry.js';
import type { Topic } from './topics.js';

/** How a delivery ended, for metrics. `dead`: the last delivery failed. */
export type DeliveryOutcome = 'done' | 'retried' | 'dead' | 'later' | 'handed_back';
export type EventObserver = (topic: Topic, outcome: 'emitted' | 'refused' | DeliveryOutcome, count: number) => void;

export interface ListenerContext {
  readonly connection: Redis;
  readonly prefix: string;
  readonly effects: Effects;
  readonly log: Log;
  readonly pending: PendingSets;
  readonly retry: RetryPolicy;
  readonly drainMs: number;
  readonly observe: EventObserver;
}

/**
 * A killed process stops renewing its job locks. The check for such jobs needs two rounds: one marks what is active,
 * the next takes back what is marked and has no lock. With 15 s of lock and 8 s between rounds an event of a killed process
 * is waiting again after 16 s at most; a lock survives an event loop that is blocked for 7 s.
 */
const lockMs = 15_000;
const stalledCheckMs = 8_000;
/** Work that takes its process down this often is a dead letter. */
const deathsAllowed = 7;
/** Beyond the drain time, for Redis to take events back. */
const closeLimitMs = 3_000;

/** Takes the events of a topic and hands them to `handler`, `options.concurrency` at once. */
export class BullListener {
  readonly #topic: Topic;
  readonly #context: ListenerContext;
  readonly #options: ListenOptions;
  readonly #handler: EventHandler;
  readonly #worker: Worker<JsonObject>;
  readonly #inHand = new Set<EventWork>();
  #closing: Promise<void> | undefined;

  constructor(topic: Topic, context: ListenerContext, options: ListenOptions, handler: EventHandler) {
    this.#topic = topic;
    this.#context = context;
    this.#options = options;
    this.#handler = handler;
    this.#worker = new Worker<JsonObject>(topic, async (job, token) => this.#settle(job, token ?? '', await this.#work(job)), {
      connection: context.connection,
      prefix: context.prefix,
      concurrency: options.concurrency,
      lockDuration: lockMs,
      stalledInterval: stalledCheckMs,
      maxStalledCount: deathsAllowed,
      settings: { backoffStrategy: (failed, _type, error) => retryDelayMs(context.retry, failed, context.effects.random(), error) },
    });
    logErrors(this.#worker, topic, context.log);
  }

  /** Takes no new event, waits for the work in hand, hands the rest back so that another process can take it at once. */
  close(): Promise<void> {
    this.#closing ??= this.#drain();
    return this.#closing;
  }

  async #drain(): Promise<void> {
    await this.#worker.pause(true);
    await within(this.#context.drainMs, Promise.allSettled([...this.#inHand].map((work) => work.result)));
    for (const work of this.#inHand) work.handBack();
    if (!(await within(closeLimitMs, this.#worker.close()))) {
      this.#context.log.warn('event_listener_cut', { topic: this.#topic, inHand: this.#inHand.size });
      await within(1_000, this.#worker.disconnect());
    }
  }

  /** An event fetched while draining goes straight back. */
  async #work(job: Job<JsonObject>): Promise<WorkResult> {
    if (this.#closing !== undefined) return { kind: 'handed_back' };
    const checked = checkPayload(this.#topic, payloadOf(job));
    if (checked.kind === 'misfit') return { kind: 'failed', error: new UnrecoverableError(`Ungültiges Ereignis: ${checked.reason}`) };
    const entity = entityOf(this.#topic, checked.payload);
    if (entity !== undefined) void this.#context.pending.remove(this.#topic, entity);
    const event = { id: job.id ?? '', topic: this.#topic, payload: checked.payload, attempt: job.attemptsMade + 1 };
    const work = workOn(event, this.#handler, this.#options.timeoutMs);
    this.#inHand.add(work);
    return work.result.finally(() => this.#inHand.delete(work));
  }

  /** Tells BullMQ how it ended; it knows `later` and `handed back` by its own error classes. */
  async #settle(job: Job<JsonObject>, token: string, result: WorkResult): Promise<void> {
    const { observe } = this.#context;
    switch (result.kind) {
      case 'done':
        observe(this.#topic, 'done', 1);
        return;
      case 'later':
        await job.moveToDelayed(Date.now() + result.delayMs, token);
        observe(this.#topic, 'later', 1);
        throw new DelayedError();
      case 'handed_back':
        await job.moveToWait(token);
        observe(this.#topic, 'handed_back', 1);
        throw new WaitingError();
      case 'failed': {
        const last = job.attemptsMade + 1 >= (job.opts.attempts ?? 1) || result.error instanceof UnrecoverableError;
        observe(this.#topic, last ? 'dead' : 'retried', 1);
        const facts = { topic: this.#topic, event: job.id, attempt: job.attemptsMade + 1 };
        if (last) this.#context.log.error('event_dead', facts, result.error);
        else this.#context.log.warn('event_failed', facts, result.error);
        throw storable(result.error);
      }
    }
  }
}

/** The error as it may be kept with the dead letter: code and message without secrets and people. */
function storable(error: Error): Error {
  if (error instanceof UnrecoverableError) return new UnrecoverableError(redact(error.message));
  if (!(error instanceof HubError)) return new Error(redact(error.message));
  const { code, retryable, retryAfterMs } = error;
  return new HubError(code, `${code}: ${redact(error.message)}`, { retryable, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
}

/** True when it ended in time. Never throws. */
async function within(limitMs: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => { timer = setTimeout(() => { resolve(false); }, limitMs); });
  try {
    return await Promise.race([work.then(() => true, () => true), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** Once per change: while Redis is away BullMQ tells it at every try to reconnect. */
function logErrors(worker: Worker<JsonObject>, topic: Topic, log: Log): void {
  let last: string | undefined;
  worker.on('error', (error) => {
    if (error.message !== last) log.warn('event_worker_error', { topic }, error);
    last = error.message;
  });
  worker.on('active', () => { last = undefined; });
}
