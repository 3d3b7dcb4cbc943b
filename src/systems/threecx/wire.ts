import type { IncomingMessage } from 'node:http';
import { createCaller, type Call } from '../http/caller.js';
import { createStreamer } from '../http/stream.js';
import type { HttpAnswer } from '../http/transport.js';
import { TransportFault } from '../http/transport-fault.js';
import { judgeFault } from '../http/attempt.js';
import { UpstreamError, type CallFacts } from '../http/upstream-error.js';
import type { Authorization, AuthorizationParts } from './authorization.js';

/** One call below the base URL. */
export interface ApiCall {
  readonly method: 'GET' | 'POST';
  /** Relative to the base URL, encoded. */
  readonly path: string;
  readonly body?: unknown;
  readonly operation: string;
  readonly record?: string;
}

/** An answer with the call it belongs to. */
export interface Answered { readonly answer: HttpAnswer; readonly method: 'GET' | 'POST'; readonly facts: CallFacts }

/** The only way from the hub to the telephone system. */
export interface Wire {
  /** The final answer, whatever its status but 401. Throws UpstreamError. */
  call(call: ApiCall): Promise<Answered>;
  /** The head of the answer to a GET, whatever its status but 401; its body streams. Throws UpstreamError. */
  open(call: Omit<ApiCall, 'method' | 'body'>, signal?: AbortSignal): Promise<IncomingMessage>;
  readonly authorization: Authorization;
  close(): void;
}

const streamSilenceMs = 30_000;

export function createWire({ settings: { baseUrl }, effects, http }: Pick<AuthorizationParts, 'settings' | 'effects' | 'http'>, authorization: Authorization): Wire {
  const caller = createCaller('threecx', effects, http);
  const streamer = createStreamer(baseUrl, http.timeoutMs ?? streamSilenceMs);
  const prefix = new URL(baseUrl).pathname;

  /** A 401 means that the token ended before its time: one new login, one repetition. */
  async function authorized<T>(facts: CallFacts, send: (headers: Readonly<Record<string, string>>) => Promise<T>, status: (answer: T) => number | undefined): Promise<T> {
    const headers = await authorization.headers();
    const first = await send(headers);
    if (status(first) !== 401) return first;
    const second = await authorization.refused(headers) ? await send(await authorization.headers()) : first;
    if (status(second) === 401) throw new UpstreamError('upstream_unauthorized', { ...facts, status: 401 });
    return second;
  }

  return {
    async call(call) {
      const facts = factsOf(call);
      const request = requestOf(call, baseUrl);
      const answer = await authorized(facts, (headers) => caller.call({ ...request, headers: { ...request.headers, ...headers } }), ({ status }) => status);
      return { answer, method: call.method, facts };
    },
    async open(call, signal) {
      const facts = factsOf(call);
      try {
        return await authorized(facts, (headers) => caller.limiter.run(() => effects.run(facts, () => streamer.open({
          method: 'GET', path: `${prefix}${call.path}`, headers, body: undefined, signal,
        })), signal), drainUnauthorized);
      } catch (error) {
        if (!(error instanceof TransportFault)) throw error;
        throw new UpstreamError(judgeFault(error).code, { ...facts, retryable: true, cause: error });
      }
    },
    authorization,
    close() {
      caller.close();
      streamer.close();
      authorization.close();
    },
  };
}

export function factsOf({ operation, record }: Pick<ApiCall, 'operation' | 'record'>): CallFacts {
  return { system: 'threecx', operation, ...(record === undefined ? {} : { record }) };
}

function requestOf({ path, body, ...call }: ApiCall, baseUrl: string): Call {
  return {
    ...call, url: baseUrl + path,
    headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) }),
  };
}

/** The body of a refusal is of no use; unread it would hold its connection. */
function drainUnauthorized(answer: IncomingMessage): number | undefined {
  if (answer.statusCode === 401) answer.resume();
  return answer.statusCode;
}
