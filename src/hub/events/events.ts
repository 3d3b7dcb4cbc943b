import type { JsonObject } from '../json.js';
import type { Topic } from './topics.js';

/** An event as its handler gets it. */
export interface DurableEvent {
  readonly id: string;
  readonly topic: Topic;
  readonly payload: JsonObject;
  /** 1 for the first delivery. */
  readonly attempt: number;
}

/** How the work on an event ended. `later`: not now (a lock is busy); comes back without counting as a try. */
export type EventOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: Error }
  | { readonly kind: 'later'; readonly delayMs: number };

export type EventHandler = (event: DurableEvent, signal: AbortSignal) => Promise<EventOutcome>;

export interface ListenOptions {
  /** Events worked on at once by this process. */
  readonly concurrency: number;
  /** Work that is not finished by then counts as failed. */
  readonly timeoutMs: number;
}

export interface EmitResult {
  /** Ids of the events, in the order of the payloads; equal ids: one event stands for several payloads. */
  readonly accepted: readonly string[];
  /** Payloads that do not fit the topic, by their index. The others are accepted all the same. */
  readonly refused: readonly { readonly index: number; readonly reason: string }[];
}

export interface DeadLetter { readonly id: string; readonly topic: Topic; readonly payload: JsonObject; readonly reason: string; readonly attempts: number; readonly failedAt: string }

/** Durable events: at least once, at most one waiting per topic and entity, never dropped while its predecessor is being worked on. */
export interface Events {
  /** Answers when Redis has them all. Throws HubError `unavailable` when Redis does not take them. */
  emit(topic: Topic, payloads: readonly unknown[]): Promise<EmitResult>;
  listen(topic: Topic, options: ListenOptions, handler: EventHandler): Promise<{ close(): Promise<void> }>;
  /** One firing per tick in the whole fleet: at the times of a cron in Berlin time, or every so many seconds; an empty text removes the schedule. */
  schedule(topic: Topic, times: string): Promise<void>;
  counts(topic: Topic): Promise<{ readonly waiting: number; readonly active: number; readonly delayed: number; readonly failed: number }>;
  deadLetters(topic: Topic): Promise<readonly DeadLetter[]>;
  retryDeadLetter(topic: Topic, id: string): Promise<void>;
  close(): Promise<void>;
}
