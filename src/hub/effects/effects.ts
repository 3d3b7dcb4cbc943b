import type { Temporal } from 'temporal-polyfill';

/** Where an effect lands, for metrics, logs and fault injection; never personal data. */
export interface Effect {
  readonly system: 'advoware' | 'espocrm' | 'google' | 'threecx' | 'recordings' | 'assistant' | 'redis' | 'ledger';
  /** Verb and bounded resource name, for example `PUT Beteiligte` or `commit base`. */
  readonly operation: string;
  /** Id of the record concerned, when there is one. */
  readonly record?: string;
  /** Which try of a call this is, from 1; absent where nothing is tried again. */
  readonly attempt?: number;
}

/**
 * The one seam between the hub and the world (invariants.md): every outside call, ledger commit, Redis operation,
 * clock and random number passes through here, so that a simulation can stand in for the world
 * and fail, repeat or crash at each of them.
 */
export interface Effects {
  /** Runs an action that leaves the process. In production this is measurement only. */
  run<T>(effect: Effect, action: () => Promise<T>): Promise<T>;
  now(): Temporal.Instant;
  /** Waits; rejects with the signal's reason when aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Calls `action` every `milliseconds` until the returned function is called. Does not keep the process alive. */
  every(milliseconds: number, action: () => void): () => void;
  uuid(): string;
  /** Uniform in [0, 1). */
  random(): number;
}
