import { HubError } from '../errors/hub-error.js';

export interface RetryPolicy {
  /** Deliveries in all before an event becomes a dead letter. */
  readonly attempts: number;
  readonly firstMs: number;
  readonly longestMs: number;
}

/** 5 s, 10 s, 20 s… up to 10 min: eight deliveries spread over about a quarter of an hour, then a person looks at it. */
export const standardRetry: RetryPolicy = { attempts: 8, firstMs: 5_000, longestMs: 600_000 };

/**
 * How long an event waits after its n-th failed delivery, in milliseconds: doubled each time, with up to half of it as jitter
 * so that what failed together does not come back together, never longer than the longest, never shorter than an upstream asked for.
 * @param random Uniform in [0, 1).
 */
export function retryDelayMs(policy: RetryPolicy, failedDeliveries: number, random: number, error?: unknown): number {
  const doubled = policy.firstMs * 2 ** Math.min(failedDeliveries - 1, 30);
  const jittered = Math.min(policy.longestMs, doubled * (1 + random / 2));
  const asked = error instanceof HubError ? error.retryAfterMs ?? 0 : 0;
  return Math.round(Math.min(policy.longestMs, Math.max(jittered, asked)));
}
