import type { Redis } from 'ioredis';
import type { Effects } from '../../hub/effects/effects.js';
import type { Log } from '../../hub/log/log.js';
import { keys } from '../../hub/redis/keys.js';
import type { ThreeCxApiSettings } from '../../hub/settings/settings.js';
import { createCaller, type HttpOptions } from '../http/caller.js';
import { createTokenCache } from '../login/token-cache.js';
import { createTokenSource } from '../login/token-source.js';
import { createLoginPace } from './login-pace.js';
import { logIn } from './login.js';

type Headers = Readonly<Record<string, string>>;

/** How requests show who they are. */
export interface Authorization {
  /** Throws UpstreamError when there is no way in. */
  headers(): Promise<Headers>;
  /** They were answered with 401. True: there are others now, worth one repetition. */
  refused(headers: Headers): Promise<boolean>;
  close(): void;
}

export interface AuthorizationParts {
  readonly settings: ThreeCxApiSettings;
  readonly effects: Effects;
  readonly cache: Redis;
  readonly log: Log;
  readonly http: HttpOptions;
}

/** Three tries fit into the lock of the login. */
const loginTimeoutMs = 15_000;
const tokenNames = { token: keys.threecxToken, timestamp: keys.threecxTokenTimestamp, lock: keys.threecxLoginLock };

/** `callcontrol`: the bearer token of the fleet, made by one login at a time. */
export function bearer({ settings, effects, cache, log, http }: AuthorizationParts): Authorization {
  const caller = createCaller('threecx', effects, {
    ...http, timeoutMs: Math.min(http.timeoutMs ?? loginTimeoutMs, loginTimeoutMs), concurrency: 1, retry: { ...http.retry, tries: 3 },
  });
  const { baseUrl, clientId = '', apiKey } = settings;
  const tokens = createTokenSource({
    system: 'threecx', effects, log, withoutRedis: 'wait',
    cache: createTokenCache({ system: 'threecx', redis: cache, effects, log, names: tokenNames }),
    login: () => logIn(caller.call, { baseUrl, clientId, apiKey }),
    ...createLoginPace({ redis: cache, effects, log }),
  });
  return {
    headers: async () => ({ Authorization: `Bearer ${await tokens.get()}` }),
    async refused({ Authorization: value = '' }) {
      await tokens.drop(value.replace('Bearer ', ''));
      return true;
    },
    close: () => { caller.close(); },
  };
}

/** `simple`: always the same key, or user and password. */
export function apiKey({ clientId, apiKey: key }: ThreeCxApiSettings): Authorization {
  const headers: Headers = clientId === undefined ? { 'X-API-Key': key } : { Authorization: `Basic ${Buffer.from(`${clientId}:${key}`).toString('base64')}` };
  return { headers: () => Promise.resolve(headers), refused: () => Promise.resolve(false), close: () => undefined };
}
