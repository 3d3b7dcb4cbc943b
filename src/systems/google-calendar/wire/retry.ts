import type { Effects } from '../../../hub/effects/effects.js';
import { outcomeUnknown, type GoogleCalendarError } from '../google-error.js';

/** One try, judged. */
export type Attempt<T> = { readonly kind: 'done'; readonly value: T } | FailedAttempt;

export interface FailedAttempt {
  readonly kind: 'failed';
  readonly error: GoogleCalendarError;
  /** Whether the write may have happened. */
  readonly effected: 'not_done' | 'unknown';
  /** True when a later try may fare better. */
  readonly mayPass: boolean;
}

/** What a look at the other side tells of a write whose reply was lost. */
export type Settled<T> = { readonly kind: 'settled'; readonly value: T } | { readonly kind: 'not_done' } | { readonly kind: 'unknown' };

export interface Repeated<T> {
  readonly effect: 'read' | 'write';
  /** @param tries which try it is, from 1 */
  readonly attempt: (tries: number) => Promise<Attempt<T>>;
  /** Asked before a write of unknown outcome is repeated; without it such a write is never repeated. */
  readonly settle?: (() => Promise<Settled<T>>) | undefined;
}

const retries = 4;
const capMs = 60_000;

/**
 * Tries until there is an answer, no try is left, or a repetition is not safe (calendar-sync.md, A run).
 * Throws GoogleCalendarError, `outcome_unknown` for a write of which any try may have had its effect.
 */
export async function withRetries<T>(effects: Pick<Effects, 'sleep' | 'random'>, { effect, attempt, settle }: Repeated<T>): Promise<T> {
  let mayHaveHappened = false;
  for (let failed = 1; ; failed += 1) {
    const result = await attempt(failed);
    if (result.kind === 'done') return result.value;
    mayHaveHappened ||= effect === 'write' && result.effected === 'unknown';
    const error = mayHaveHappened ? outcomeUnknown(result.error) : result.error;
    const waitMs = retryDelayMs(failed, effects.random(), result.error.retryAfterMs);
    if (!result.mayPass || failed > retries || waitMs > capMs || (mayHaveHappened && !settle)) throw error;
    await effects.sleep(waitMs);
    if (!mayHaveHappened || !settle) continue;
    const settled = await look(settle, error);
    if (settled.kind === 'settled') return settled.value;
    if (settled.kind === 'unknown') throw error;
  }
}

/**
 * The server's own wish, else 4ⁿ seconds from n = 0 with full jitter, so that many clients do not come back in step.
 * @param failed tries that failed so far, from 1
 * @param random uniform in [0, 1)
 */
export function retryDelayMs(failed: number, random: number, retryAfterMs: number | undefined): number {
  return retryAfterMs ?? Math.floor(random * Math.min(capMs, 1_000 * 4 ** (failed - 1)));
}

/** A look that fails must not hide what is known about the write. */
async function look<T>(settle: () => Promise<Settled<T>>, error: GoogleCalendarError): Promise<Settled<T>> {
  try {
    return await settle();
  } catch {
    throw error;
  }
}
