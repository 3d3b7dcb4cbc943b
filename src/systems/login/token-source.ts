import type { Effects } from '../../hub/effects/effects.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { Log } from '../../hub/log/log.js';
import { UpstreamError } from '../http/upstream-error.js';
import type { TokenCache } from './token-cache.js';

/** The bearer token, made by one login for the whole fleet. */
export interface TokenSource {
  /** Throws UpstreamError when no token can be had; HubError `unavailable` when only Redis could tell one. */
  get(): Promise<string>;
  /** The API refused this token; it is forgotten, unless there is a newer one already. */
  drop(token: string): Promise<void>;
}

export interface FreshToken {
  readonly token: string;
  /** How long it is used. */
  readonly ttlMs: number;
}

export interface TokenSourceParts {
  readonly effects: Effects;
  readonly cache: TokenCache;
  readonly log: Log;
  readonly system: 'advoware' | 'threecx';
  /** One login; throws UpstreamError. */
  readonly login: () => Promise<FreshToken>;
  /** `wait`: where a login makes the tokens of all other processes void, nobody logs in unseen by them. */
  readonly withoutRedis: 'log_in' | 'wait';
  /** Asked before each login, under its lock; throws when there shall be none now. */
  readonly mayLogIn?: () => Promise<void>;
  /** The fleet's token was refused before its time, told by the first process that noticed. */
  readonly lost?: () => Promise<void>;
  /** Hears of every look for the token in the shared cache, for metrics. */
  readonly looked?: ((result: 'hit' | 'miss') => void) | undefined;
}

/** Longer than a login with all its tries can take. */
const loginLockMs = 60_000;
const pollMs = 100;
/** After a refused login: wrong credentials do not get right by trying, and may lock the user. */
const refusedForMs = 30_000;

export function createTokenSource({ effects, cache, log, system, login, withoutRedis, mayLogIn, lost, looked }: TokenSourceParts): TokenSource {
  let known: { readonly token: string; readonly until: number } | undefined;
  let refused: { readonly error: UpstreamError; readonly until: number } | undefined;
  let pending: Promise<string> | undefined;
  const now = (): number => effects.now().epochMilliseconds;

  function keep(token: string, ttlMs: number): string {
    known = { token, until: now() + ttlMs };
    return token;
  }

  async function logIn(): Promise<string> {
    await mayLogIn?.();
    try {
      const { token, ttlMs } = await login();
      await cache.store(token, ttlMs, effects.now().toString({ smallestUnit: 'second' }));
      log.info(`${system}.logged_in`);
      return keep(token, ttlMs);
    } catch (error) {
      if (error instanceof UpstreamError && !error.retryable) {
        log.error(`${system}.login_refused`, { code: error.code, status: error.status });
        refused = { error, until: now() + refusedForMs };
      }
      throw error;
    }
  }

  function logInUnseen(): Promise<string> {
    if (withoutRedis === 'log_in') return logIn();
    throw new HubError('unavailable', 'Redis antwortet nicht; ohne Redis meldet sich der Hub hier nicht an.', { retryable: true, retryAfterMs: 5_000 });
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
      if (lock === 'down') return await logInUnseen();
      if (lock === 'taken') return await underLock(owner);
      await effects.sleep(pollMs);
    }
    throw new UpstreamError('upstream_timeout', { system, operation: 'POST Token', retryable: true, reason: 'another process is logging in' });
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
      if (await cache.drop(token) === 'dropped') await lost?.();
    },
  };
}
