import { parseRetryAfter } from '../../http/retry-timing.js';
import type { TransportFault } from '../../http/transport-fault.js';
import { GoogleCalendarError, type CallFacts, type GoogleFault } from '../google-error.js';
import { stopMs } from '../quota/write-stop.js';
import { readRefusal, unreadable, type Answer, type Refusal } from './answer.js';
import type { Attempt, FailedAttempt } from './retry.js';

export interface Reading<T> {
  readonly effect: 'read' | 'write';
  /** Reads a success. Throws GoogleCalendarError `upstream_unreadable`. */
  readonly read: (answer: Answer) => T;
  /** Turns a refusal into an answer; undefined leaves it an error. */
  readonly refused?: ((refusal: Refusal) => T | undefined) | undefined;
}

/** Judges an answer by its status and, where that says too little, by Google's reason. */
export function judgeAnswer<T>(answer: Answer, facts: CallFacts, nowMs: number, reading: Reading<T>): Attempt<T> {
  const { status } = answer;
  if (status >= 200 && status <= 299) return judgeSuccess(answer, reading);
  // Nothing was asked conditionally, and no redirect is followed: it would carry the token somewhere else.
  if (status < 400) return { kind: 'failed', error: unreadable(answer, facts, 'redirect'), effected: 'unknown', mayPass: false };
  const refusal = readRefusal(answer);
  const value = refusal && reading.refused?.(refusal);
  if (value !== undefined) return { kind: 'done', value };
  const retryAfterMs = parseRetryAfter(answer.retryAfter, nowMs);
  return judgeRefusal(status, refusal, { ...facts, status, reason: refusal?.reason, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
}

/** A success nobody can read: of a write, nobody can say any more whether it happened. */
function judgeSuccess<T>(answer: Answer, { effect, read }: Reading<T>): Attempt<T> {
  try {
    return { kind: 'done', value: read(answer) };
  } catch (error) {
    if (error instanceof GoogleCalendarError) return { kind: 'failed', error, effected: 'unknown', mayPass: effect === 'write' };
    throw error;
  }
}

type Facts = Omit<ConstructorParameters<typeof GoogleCalendarError>[1], 'fault'>;

function judgeRefusal(status: number, refusal: Refusal | undefined, facts: Facts): FailedAttempt {
  if (status === 429) return rateLimited(facts);
  if (status === 403) return judgeForbidden(refusal, facts);
  if (status === 401) return final('upstream_unauthorized', 'unauthorized', facts);
  if (status === 408 || status >= 500) {
    return { kind: 'failed', error: new GoogleCalendarError('upstream_failed', { ...facts, fault: 'backend', retryable: true }), effected: 'unknown', mayPass: true };
  }
  if (refusal === undefined) return { kind: 'failed', error: unreadable({ status }, facts, 'not an answer of Google'), effected: 'not_done', mayPass: false };
  return final('upstream_rejected', 'invalid', facts);
}

const tooFast: readonly string[] = ['rateLimitExceeded', 'userRateLimitExceeded'];
const tooMuch: readonly string[] = ['quotaExceeded', 'dailyLimitExceeded'];

function judgeForbidden({ reason = '' }: Partial<Refusal> = {}, facts: Facts): FailedAttempt {
  if (tooFast.includes(reason)) return rateLimited(facts);
  if (tooMuch.includes(reason)) return final('upstream_rejected', 'quota_exceeded', { ...facts, retryable: true, retryAfterMs: stopMs });
  return final('upstream_rejected', 'forbidden', facts);
}

/** Refused before the work began. */
function rateLimited(facts: Facts): FailedAttempt {
  return { kind: 'failed', error: new GoogleCalendarError('upstream_failed', { ...facts, fault: 'rate_limited', retryable: true }), effected: 'not_done', mayPass: true };
}

function final(code: 'upstream_rejected' | 'upstream_unauthorized', fault: GoogleFault, facts: Facts): FailedAttempt {
  return { kind: 'failed', error: new GoogleCalendarError(code, { ...facts, fault }), effected: 'not_done', mayPass: false };
}

/** Judges an exchange that ended without an answer. */
export function judgeFault(fault: TransportFault, facts: CallFacts): FailedAttempt {
  const failed = (code: 'upstream_failed' | 'upstream_timeout' | 'upstream_unreadable', effected: 'not_done' | 'unknown'): FailedAttempt => ({
    kind: 'failed', effected, mayPass: true,
    error: new GoogleCalendarError(code, { ...facts, fault: code === 'upstream_unreadable' ? 'unreadable' : 'no_answer', retryable: true, cause: fault }),
  });
  switch (fault.kind) {
    case 'not_sent': return failed('upstream_failed', 'not_done');
    case 'timeout': return failed('upstream_timeout', 'unknown');
    case 'truncated': case 'too_large': return failed('upstream_unreadable', 'unknown');
    case 'broken': case 'given_up': return failed('upstream_failed', 'unknown');
  }
}
