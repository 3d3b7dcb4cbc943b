/** How often and how long: all times in milliseconds. */
export interface RetryPolicy {
  /** Tries in all, the first one included. */
  readonly tries: number;
  readonly baseMs: number;
  readonly capMs: number;
  /** The longest the hub waits because a server asks for it. */
  readonly retryAfterCapMs: number;
}

export const defaultRetryPolicy: RetryPolicy = { tries: 4, baseMs: 300, capMs: 5_000, retryAfterCapMs: 30_000 };

/**
 * The wait before the next try. The server's own wish comes first, capped; else capped exponential with full
 * jitter, so that many clients do not come back in step.
 * @param failed tries that failed so far, from 1
 * @param random uniform in [0, 1)
 */
export function retryDelayMs(policy: RetryPolicy, failed: number, random: number, retryAfterMs: number | undefined): number {
  if (retryAfterMs !== undefined) return Math.min(retryAfterMs, policy.retryAfterCapMs);
  return Math.floor(random * Math.min(policy.capMs, policy.baseMs * 2 ** (failed - 1)));
}

/** `Retry-After` in milliseconds from `nowMs`; seconds or an HTTP date (RFC 9110, 10.2.3). Undefined when neither. */
export function parseRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  const value = header?.trim();
  if (!value) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1_000;
  // A bare number that is not whole seconds would pass for a date in Date.parse.
  if (!/[a-z]{3}/i.test(value)) return undefined;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}
