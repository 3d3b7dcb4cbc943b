import { HubError, type ErrorCode } from './hub-error.js';

/** What the hub answers to an HTTP caller when something went wrong. */
export interface HttpErrorAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: { readonly error: { readonly code: ErrorCode; readonly message: string; readonly request_id: string } };
}

const statusOf: Readonly<Record<ErrorCode, number>> = {
  malformed: 400, unauthorized: 401, forbidden: 403, not_found: 404, conflict: 409, too_large: 413,
  unsupported_media_type: 415, invalid: 422, write_protected: 403,
  misconfigured: 503, unavailable: 503, overloaded: 429, lock_busy: 409, lock_lost: 503, event_timeout: 504, internal: 500,
  upstream_rejected: 502, upstream_unauthorized: 502, upstream_failed: 502, upstream_timeout: 504, upstream_unreadable: 502,
  outcome_unknown: 504,
};

/**
 * The JSON answer for an error, as every path of the HTTP surface gives it (overview.md, HTTP surface).
 * An error that is not the hub's own says nothing about its inside.
 */
export function httpAnswer(error: unknown, requestId: string): HttpErrorAnswer {
  const known = asHubError(error);
  const statusCode = statusOf[known.code];
  const headers = known.retryAfterMs !== undefined || statusCode === 429 || statusCode === 503
    ? { 'Retry-After': String(Math.max(1, Math.ceil((known.retryAfterMs ?? 5_000) / 1_000))) }
    : {};
  return { statusCode, headers, payload: { error: { code: known.code, message: known.message, request_id: requestId } } };
}

/** The error as one of the hub's; anything foreign becomes `internal` with the original as its cause. */
export function asHubError(error: unknown): HubError {
  return error instanceof HubError ? error : new HubError('internal', 'Im Hub ist ein unerwarteter Fehler aufgetreten.', { cause: error });
}
