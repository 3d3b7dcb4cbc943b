import type { Effect, Effects } from '../effects/effects.js';
import { HubError } from '../errors/hub-error.js';

/** The longest a caller waits for Redis. */
export const redisLimitMs = 2_000;

/**
 * Runs an operation on Redis through the effects seam, bounded in time.
 * @throws HubError `unavailable` (retryable, with `retryAfterMs`) when Redis does not answer in time or the connection is down.
 */
export async function callRedis<T>(effects: Effects, effect: Omit<Effect, 'system'>, action: () => Promise<T>): Promise<T> {
  try {
    return await effects.run({ ...effect, system: 'redis' }, () => bounded(action));
  } catch (error) {
    if (error instanceof HubError) throw error;
    throw new HubError('unavailable', `Redis antwortet nicht (${effect.operation}); der Hub versucht es weiter.`, {
      retryable: true, retryAfterMs: 5_000, cause: error,
    });
  }
}

async function bounded<T>(action: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => { reject(new Error(`no answer within ${redisLimitMs} ms`)); }, redisLimitMs);
  });
  try {
    return await Promise.race([action(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
