import type { Effects } from '../../hub/effects/effects.js';
import type { Log } from '../../hub/log/log.js';
import { UpstreamError } from '../http/upstream-error.js';
import type { TokenCache } from './token-cache.js';

/** The bearer token, made by one login for the whole fleet. */
export interface TokenSource {
  /** Throws UpstreamError when no token can be had. */
  get(): Promise<string>;
  /** The API refused this token; it is forgotten, unless there is a newer one already. */
  drop(token: string): Promise<void>;
}

export interface TokenSourceParts {
  readonly effects: Effects;
  readonly cache: TokenCache;
  readonly log: Log;
  /** One login; throws UpstreamError. */
  readonly login: () => Promise<string>;
  /** Hears of every look for the token in the shared cache, for metrics. */
  readonly looked?: ((result: 'hit' | 'miss') => void) | undefined;
}

/** A token lives 55 minutes; it is used for 53. */
const tokenTtlMs = 53 * 60_000;
/** Longer than a login with all its tries can take. */
const loginLockMs = 60_000;
const pollMs = 100;
/** After a refused login: wrong credentials do not get right by trying, and may lock the user. */
const refusedForMs = 30_000;

export function createTokenSource({ effects, cache, log, login, looked }: TokenSourceParts): TokenSource {
  let known: { readonly token: string; readonly until: number } | undefined;
  let refused: { readonly error: UpstreamError; readonly until: number } | undefined;
  let pending: Promise<string> | undefined;
  const now = (): number => effects.now().epochMilliseconds;

  function keep(token: string, ttlMs: number): string {
    known = { token, until: now() + ttlMs };
    return token;
  }

  async function logIn(): Promise<string> {
    try {
      const token = await login();
      await cache.store(token, tokenTtlMs, effects.now().toString({ smallestUnit: 'second' }));
      log.info('advoware.logged_in');
      return keep(token, tokenTtlMs);
    } catch (error) {
      if (error instanceof UpstreamError && !error.retryable) {
        log.error('advoware.login_refused', { code: error.code, status: error.status });
        refused = { error, until: now() + refusedForMs };
      }
      throw error;
    }
  }

  /** The lock's owner logs in, the other processes watch for the token; bounded by the lock's time to live. */
  async function obtain(): Promise<string> {
    const owner = effects.uuid();
    for (let waited = 0; waited <= loginLockMs; waited += pollMs) {
      const cached = await cache.read();
      if (waited === 0) looked?.(typeof cached === 'object' ? 'hit' : 'miss');
      if (typeof cached === 'object') return keep(cached.token, cached.ttlMs);
      if (refused && now() < refused.until) throw refused.error;
      const lock = cached === 'down' ? 'down' : await cache.lockLogin(owner, loginLockMs);
      if (lock === 'down') return await logIn();
      if (lock === 'taken') return await underLock(owner);
      await effects.sleep(pollMs);
    }
    throw new UpstreamError('upstream_timeout', { system: 'advoware', operation: 'POST Token', retryable: true, reason: 'another process is logging in' });
  }

  async function underLock(owner: string): Promise<string> {
    try {
      // Between the look and the lock somebody else may have finished a login.
      const cached = await cache.read();
      return typeof cached === 'object' ? keep(cached.token, cached.ttlMs) : await logIn();
    } finally {
      await cache.unlockLogin(owner);
    }
  }

  return {
    get() {
      if (known && now() < known.until) return Promise.resolve(known.token);
      pending ??= obtain().finally(() => { pending = undefined; });
      return pending;
    },
    async drop(token) {
      if (known?.token === token) known = undefined;
      await cache.drop(token);
    },
  };
}
