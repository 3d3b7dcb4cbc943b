import type { Effects } from '../../hub/effects/effects.js';
import { assertStillHeld } from '../../hub/locks/lock-in-hand.js';
import { finalCode, mayRepeat, type Attempt, type Effected, type FailedAttempt } from './attempt.js';
import { retryDelayMs, type RetryPolicy } from './retry-timing.js';
import type { HttpAnswer, HttpMethod } from './transport.js';
import { UpstreamError, type CallFacts } from './upstream-error.js';

export interface Retried {
  readonly method: HttpMethod;
  readonly facts: CallFacts;
  readonly policy: RetryPolicy;
  /** @param tries which try it is, from 1 */
  readonly attempt: (tries: number) => Promise<Attempt>;
  /** Asked before a write is repeated: is the record still the one that was read? (invariants.md, recipe for I6 and I7) */
  readonly stillAsSeen?: (() => Promise<boolean>) | undefined;
}

/** The record is not the one that was read any more; the repetition was not sent. */
export class MovedOn extends Error {
  override readonly name = 'MovedOn';
}

/**
 * Tries until there is a final answer, no try is left or a repetition is not safe; the only place that waits.
 * Throws UpstreamError, `outcome_unknown` for a write of which any try may have had its effect; MovedOn.
 */
export async function withRetries(
  effects: Pick<Effects, 'sleep' | 'random'>, { method, facts, policy, attempt, stillAsSeen }: Retried,
): Promise<HttpAnswer> {
  let effected: Effected = 'not_done';
  for (let tries = 1; ; tries += 1) {
    const result = await attempt(tries);
    if (result.kind === 'answered') return result.answer;
    if (result.effected === 'unknown') effected = 'unknown';
    if (tries >= policy.tries || !mayRepeat(method, result.effected)) throw exhausted(method, facts, result, effected);
    await effects.sleep(retryDelayMs(policy, tries, effects.random(), result.retryAfterMs));
    if (method !== 'GET' && !await looked(stillAsSeen, () => exhausted(method, facts, result, effected))) throw new MovedOn();
  }
}

function exhausted(method: HttpMethod, facts: CallFacts, last: FailedAttempt, effected: Effected): UpstreamError {
  return new UpstreamError(finalCode(method, last.code, effected), {
    ...facts, retryable: true, cause: last.cause,
    ...(last.status === undefined ? {} : { status: last.status }),
    ...(last.retryAfterMs === undefined ? {} : { retryAfterMs: last.retryAfterMs }),
  });
}

/** A lost lock, or a look that fails, must not hide what is known about the write. */
async function looked(stillAsSeen: Retried['stillAsSeen'], fault: () => UpstreamError): Promise<boolean> {
  try {
    await assertStillHeld();
    return await stillAsSeen?.() ?? true;
  } catch {
    throw fault();
  }
}
