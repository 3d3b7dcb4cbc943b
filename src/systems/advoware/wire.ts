import type { IncomingMessage } from 'node:http';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Effects } from '../../hub/effects/effects.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { Log } from '../../hub/log/log.js';
import { keys } from '../../hub/redis/keys.js';
import type { AdvowareSettings } from '../../hub/settings/settings.js';
import { createCaller, type Call, type HttpOptions } from '../http/caller.js';
import { readAnswer } from '../http/read-answer.js';
import { createStreamer, type StreamRequest } from '../http/stream.js';
import type { HttpAnswer, HttpMethod } from '../http/transport.js';
import { UpstreamError, type CallFacts } from '../http/upstream-error.js';
import { createTokenCache } from '../login/token-cache.js';
import { createTokenSource, type FreshToken } from '../login/token-source.js';
import { loginRequest } from './login-request.js';

/** The only way from the hub to Advoware's API: token, write protection and bounds are here and nowhere else. */
export interface Wire {
  /** The final answer, whatever its status but 401. Throws UpstreamError; HubError `write_protected`. */
  call(call: Call): Promise<HttpAnswer>;
  /** The head of the answer, whatever its status but 401; not repeated. Throws TransportFault besides. */
  open(request: StreamRequest, facts: CallFacts): Promise<IncomingMessage>;
  close(): void;
}

export interface WireParts {
  readonly settings: AdvowareSettings;
  readonly effects: Effects;
  readonly cache: Redis;
  readonly log: Log;
  readonly http?: HttpOptions | undefined;
  /** Hears of every look for the token in the shared cache, for metrics. */
  readonly tokenLooked?: ((result: 'hit' | 'miss') => void) | undefined;
}

const defaultTimeoutMs = 30_000;
/** Three tries fit into the lock of the login. */
const loginTimeoutMs = 15_000;
/** A token lives 55 minutes; it is used for 53. */
const tokenTtlMs = 53 * 60_000;
const tokenNames = { token: keys.advowareToken, timestamp: keys.advowareTokenTimestamp, lock: keys.advowareLoginLock };

export function createWire({ settings, effects, cache, log, http = {}, tokenLooked }: WireParts): Wire {
  const timeoutMs = http.timeoutMs ?? defaultTimeoutMs;
  const caller = createCaller('advoware', effects, http);
  const streamer = createStreamer(settings.baseUrl, timeoutMs);
  const loginCaller = createCaller('advoware', effects, {
    ...http, timeoutMs: Math.min(timeoutMs, loginTimeoutMs), concurrency: 1, retry: { ...http.retry, tries: 3 },
  });
  const tokens = createTokenSource({
    system: 'advoware', effects, log, withoutRedis: 'log_in', looked: tokenLooked,
    cache: createTokenCache({ system: 'advoware', redis: cache, effects, log, names: tokenNames }),
    login: () => logIn(loginCaller.call, settings, effects),
  });

  /** Invariant I28: behind this line nothing but reads gets through while the protection is on. */
  function admit(method: HttpMethod): void {
    if (settings.writeProtection && method !== 'GET') {
      throw new HubError('write_protected', 'Der Schreibschutz für Advoware ist eingeschaltet: Es wurde nichts gesendet.');
    }
  }

  /** A 401 means that the token ran out before its time: one new login, one repetition. */
  async function withToken<T>(method: HttpMethod, facts: CallFacts, send: (authorization: string) => Promise<T>, status: (answer: T) => number | undefined): Promise<T> {
    admit(method);
    const token = await tokens.get();
    const first = await send(`Bearer ${token}`);
    if (status(first) !== 401) return first;
    await tokens.drop(token);
    const second = await send(`Bearer ${await tokens.get()}`);
    if (status(second) === 401) throw new UpstreamError('upstream_unauthorized', { ...facts, status: 401 });
    return second;
  }

  return {
    call: (call) => withToken(call.method, factsOf(call),
      (authorization) => caller.call({ ...call, headers: { ...call.headers, Authorization: authorization } }), (answer) => answer.status),
    open: (request, facts) => withToken(request.method, facts,
      (authorization) => caller.limiter.run(
        () => effects.run(facts, () => streamer.open({ ...request, headers: { ...request.headers, authorization } })), request.signal),
      drainUnauthorized),
    close() {
      caller.close();
      loginCaller.close();
      streamer.close();
    },
  };
}

function factsOf({ operation, record }: Call): CallFacts {
  return { system: 'advoware', operation, ...(record === undefined ? {} : { record }) };
}

/** The body of a refusal is of no use; unread it would hold its connection. */
function drainUnauthorized(answer: IncomingMessage): number | undefined {
  if (answer.statusCode === 401) answer.resume();
  return answer.statusCode;
}

const tokenSchema = z.looseObject({ access_token: z.string().min(1) });

/** A login changes nothing, so an unreadable answer to it is a failed read. */
async function logIn(call: (call: Call) => Promise<HttpAnswer>, settings: AdvowareSettings, effects: Effects): Promise<FreshToken> {
  const facts = { system: 'advoware', operation: 'POST Token' } as const;
  const answer = await call({
    method: 'POST', url: settings.tokenUrl, operation: facts.operation, safeToRepeat: true,
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: Buffer.from(JSON.stringify(loginRequest(settings, effects.uuid(), effects.now()))),
  });
  if (answer.status === 401 || answer.status === 403) throw new UpstreamError('upstream_unauthorized', { ...facts, status: answer.status });
  if (answer.status < 200 || answer.status > 299) throw new UpstreamError('upstream_rejected', { ...facts, status: answer.status });
  return { token: readAnswer(answer, tokenSchema, 'GET', facts).access_token, ttlMs: tokenTtlMs };
}
