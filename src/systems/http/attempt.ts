import type { ErrorCode } from '../../hub/errors/hub-error.js';
import { parseRetryAfter } from './retry-timing.js';
import type { TransportFault } from './transport-fault.js';
import type { HttpAnswer, HttpMethod } from './transport.js';

/** What is known about the effect of a request that failed. */
export type Effected = 'not_done' | 'unknown';

/** One try, judged. `failed` means that a later try may fare better. */
export type Attempt =
  | { readonly kind: 'answered'; readonly answer: HttpAnswer }
  | FailedAttempt;

export interface FailedAttempt {
  readonly kind: 'failed';
  readonly code: ErrorCode;
  readonly effected: Effected;
  readonly status?: number;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** Judges an answer: 429, 500, 502, 503, 504 may pass, every other status is final (advoware.md, Errors). */
export function judgeAnswer(answer: HttpAnswer, nowMs: number): Attempt {
  const retryAfterMs = parseRetryAfter(answer.headers['retry-after'], nowMs);
  switch (answer.status) {
    // Both are answered before the work begins: the effect did not happen.
    case 429: case 503: return { kind: 'failed', code: 'upstream_failed', effected: 'not_done', status: answer.status, retryAfterMs };
    case 504: return { kind: 'failed', code: 'upstream_timeout', effected: 'unknown', status: 504, retryAfterMs };
    case 500: case 502: return { kind: 'failed', code: 'upstream_failed', effected: 'unknown', status: answer.status, retryAfterMs };
    default: return { kind: 'answered', answer };
  }
}

export function judgeFault(fault: TransportFault): FailedAttempt {
  switch (fault.kind) {
    case 'not_sent': return { kind: 'failed', code: 'upstream_failed', effected: 'not_done', cause: fault };
    case 'timeout': return { kind: 'failed', code: 'upstream_timeout', effected: 'unknown', cause: fault };
    case 'truncated': case 'too_large': return { kind: 'failed', code: 'upstream_unreadable', effected: 'unknown', cause: fault };
    case 'broken': case 'given_up': return { kind: 'failed', code: 'upstream_failed', effected: 'unknown', cause: fault };
  }
}

/** A read may be repeated always; a write only as a PUT, or when it certainly did not happen. */
export function mayRepeat(method: HttpMethod, effected: Effected): boolean {
  return method === 'GET' || method === 'PUT' || effected === 'not_done';
}

/** What the caller hears when no try is left: of a write that may have happened, nothing else than that. */
export function finalCode(method: HttpMethod, code: ErrorCode, effected: Effected): ErrorCode {
  return method !== 'GET' && effected === 'unknown' ? 'outcome_unknown' : code;
}
