import type { Redis } from 'ioredis';
import type { Effects } from '../../../hub/effects/effects.js';
import type { Log } from '../../../hub/log/log.js';
import { callRedis } from '../../../hub/redis/call-redis.js';

/** What all processes share in Redis. Redis being away is an answer, never an error: the process then counts by itself. */
export interface SharedState {
  ask<T>(operation: string, action: (redis: Redis) => Promise<T>): Promise<{ readonly kind: 'told'; readonly value: T } | { readonly kind: 'away' }>;
}

/** Redis is not asked again for so long, lest every call waits for its time-out. */
const restMs = 5_000;

export function createSharedState(redis: Redis, effects: Effects, log: Log): SharedState {
  let awayUntil: number | undefined;
  return {
    async ask(operation, action) {
      const now = effects.now().epochMilliseconds;
      if (awayUntil !== undefined && now < awayUntil && awayUntil - now <= restMs) return { kind: 'away' };
      try {
        const value = await callRedis(effects, { operation }, () => action(redis));
        if (awayUntil !== undefined) log.info('google.shared_state_back');
        awayUntil = undefined;
        return { kind: 'told', value };
      } catch (error) {
        if (awayUntil === undefined) log.warn('google.shared_state_away', { operation }, error);
        awayUntil = effects.now().epochMilliseconds + restMs;
        return { kind: 'away' };
      }
    },
  };
}
