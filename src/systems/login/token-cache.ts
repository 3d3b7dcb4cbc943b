import type { Redis } from 'ioredis';
import type { Effects } from '../../hub/effects/effects.js';
import type { Log } from '../../hub/log/log.js';

export interface CachedToken { readonly token: string; readonly ttlMs: number }

/** The token that all processes share. Redis being away is an answer (`down`), never an error. */
export interface TokenCache {
  read(): Promise<CachedToken | 'none' | 'down'>;
  store(token: string, ttlMs: number, madeAt: string): Promise<void>;
  /** Forgets the token, but not the newer one of somebody else, which is `newer`. */
  drop(token: string): Promise<'dropped' | 'newer' | 'down'>;
  /** Takes the lock of the login for `ttlMs` milliseconds. */
  lockLogin(owner: string, ttlMs: number): Promise<'taken' | 'busy' | 'down'>;
  unlockLogin(owner: string): Promise<void>;
}

export interface TokenCacheParts {
  readonly redis: Redis;
  readonly effects: Effects;
  readonly log: Log;
  readonly system: 'advoware' | 'threecx';
  /** Where the token, the time of its making and the lock of the login are. */
  readonly names: { readonly token: string; readonly timestamp: string; readonly lock: string };
}

/** KEYS[1] key, ARGV[1] expected value; deletes the key if it still holds the value; answers how many were deleted. */
const compareAndDelete = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";

/** A socket may hang without failing; a real timer, as for every socket. */
const patienceMs = 2_000;

export function createTokenCache({ redis, effects, log, system, names }: TokenCacheParts): TokenCache {
  let down = false;
  async function attempt<T>(operation: string, action: () => Promise<T>): Promise<T | 'down'> {
    try {
      const result = await effects.run({ system: 'redis', operation }, () => inTime(action()));
      if (down) log.info(`${system}.token_cache_back`);
      down = false;
      return result;
    } catch (error) {
      if (!down) log.warn(`${system}.token_cache_down`, { operation }, error);
      down = true;
      return 'down';
    }
  }
  return {
    read: () => attempt(`read ${system} token`, async () => {
      const [token, ttlMs] = await Promise.all([redis.get(names.token), redis.pttl(names.token)]);
      return token !== null && ttlMs > 0 ? { token, ttlMs } : 'none';
    }),
    async store(token, ttlMs, madeAt) {
      await attempt(`store ${system} token`, () => redis.multi().set(names.token, token, 'PX', ttlMs).set(names.timestamp, madeAt, 'PX', ttlMs).exec());
    },
    drop: (token) => attempt(`drop ${system} token`, async () => await redis.eval(compareAndDelete, 1, names.token, token) === 1 ? 'dropped' : 'newer'),
    lockLogin: (owner, ttlMs) => attempt(`lock ${system} login`, async () => await redis.set(names.lock, owner, 'PX', ttlMs, 'NX') === 'OK' ? 'taken' : 'busy'),
    async unlockLogin(owner) {
      await attempt(`unlock ${system} login`, () => redis.eval(compareAndDelete, 1, names.lock, owner));
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
