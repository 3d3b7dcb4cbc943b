/**
 * Every code an error of the hub can carry. Stable: flows, alerts and callers of the HTTP surface depend on them.
 */
export type ErrorCode =
  // the request
  | 'malformed' | 'unauthorized' | 'forbidden' | 'not_found' | 'conflict' | 'too_large' | 'unsupported_media_type'
  | 'invalid' | 'write_protected'
  // the hub itself
  | 'misconfigured' | 'unavailable' | 'overloaded' | 'lock_busy' | 'lock_lost' | 'event_timeout' | 'internal'
  // an outside system
  | 'upstream_rejected' | 'upstream_unauthorized' | 'upstream_failed' | 'upstream_timeout' | 'upstream_unreadable' | 'outcome_unknown';

export interface HubErrorOptions {
  /** True when the same operation may succeed later without anybody changing anything. */
  readonly retryable?: boolean;
  /** Earliest sensible next try, in milliseconds from now. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/**
 * An error with a stable code. The message names system, operation and record id, says what to do,
 * and never holds a secret or anything about a person.
 */
export class HubError extends Error {
  override readonly name: string = 'HubError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, message: string, options: HubErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.retryAfterMs = options.retryAfterMs;
  }
}
