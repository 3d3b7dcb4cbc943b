import type { Redis } from 'ioredis';
import type { Effects } from '../../hub/effects/effects.js';
import type { Log } from '../../hub/log/log.js';
import { keys } from '../../hub/redis/keys.js';

export interface CachedToken { readonly token: string; readonly ttlMs: number }

/** The token that all processes share. Redis being away is an answer (`down`), never an error: the hub then logs in by itself. */
export interface TokenCache {
  read(): Promise<CachedToken | 'none' | 'down'>;
  store(token: string, ttlMs: number, madeAt: string): Promise<void>;
  /** Forgets the token, but not the newer one of somebody else. */
  drop(token: string): Promise<void>;
  /** Takes the lock of the login for `ttlMs` milliseconds. */
  lockLogin(owner: string, ttlMs: number): Promise<'taken' | 'busy' | 'down'>;
  unlockLogin(owner: string): Promise<void>;
}

/** KEYS[1] key, ARGV[1] expected value; deletes the key if it still holds the value; answers how many were deleted. */
const compareAndDelete = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";

/** A socket may hang without failing; a real timer, as for every socket. */
const patienceMs = 2_000;

export function createTokenCache(redis: Redis, effects: Effects, log: Log): TokenCache {
  let down = false;
  async function attempt<T>(operation: string, action: () => Promise<T>): Promise<T | 'down'> {
    try {
      const result = await effects.run({ system: 'redis', operation }, () => inTime(action()));
      if (down) log.info('advoware.token_cache_back');
      down = false;
      return result;
    } catch (error) {
      if (!down) log.warn('advoware.token_cache_down', { operation }, error);
      down = true;
      return 'down';
    }
  }
  return {
    read: () => attempt('read advoware token', async () => {
      const [token, ttlMs] = await Promise.all([redis.get(keys.advowareToken), redis.pttl(keys.advowareToken)]);
      return token !== null && ttlMs > 0 ? { token, ttlMs } : 'none';
    }),
    async store(token, ttlMs, madeAt) {
      await attempt('store advoware token', () => redis.multi()
        .set(keys.advowareToken, token, 'PX', ttlMs).set(keys.advowareTokenTimestamp, madeAt, 'PX', ttlMs).exec());
    },
    async drop(token) {
      await attempt('drop advoware token', () => redis.eval(compareAndDelete, 1, keys.advowareToken, token));
    },
    lockLogin: (owner, ttlMs) => attempt('lock advoware login', async () =>
      await redis.set(keys.advowareLoginLock, owner, 'PX', ttlMs, 'NX') === 'OK' ? 'taken' : 'busy'),
    async unlockLogin(owner) {
      await attempt('unlock advoware login', () => redis.eval(compareAndDelete, 1, keys.advowareLoginLock, owner));
    },
  };
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => { reject(new Error('Redis did not answer in time')); }, patienceMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
