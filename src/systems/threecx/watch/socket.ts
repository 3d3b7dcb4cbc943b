import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import type { Effects } from '../../../hub/effects/effects.js';
import { parseRetryAfter } from '../../http/retry-timing.js';
import { UpstreamError, type CallFacts } from '../../http/upstream-error.js';
import type { Authorization } from '../authorization.js';

/** An open socket of the Call Control API. */
export interface LiveSocket {
  /** Aborts when the connection has gone, however that went. */
  readonly closed: AbortSignal;
  close(): void;
}

export interface SocketParts {
  /** Ends with a slash. */
  readonly baseUrl: string;
  readonly effects: Effects;
  readonly authorization: Authorization;
  readonly onMessage: (message: string) => void;
  readonly pingMs: number;
  /** Ends the connection, also one that is only being made. */
  readonly signal: AbortSignal;
}

const handshakeMs = 10_000;
/** A message names one leg; anything near this size is none. */
const maxMessageBytes = 64 * 1024;
const facts: CallFacts = { system: 'threecx', operation: 'GET callcontrol/ws' };

/** Opens the socket, with one new login when the token is refused. `closed`: no such thing with this licence. Throws UpstreamError. */
export async function openSocket(parts: SocketParts): Promise<LiveSocket | 'closed'> {
  const { authorization, signal } = parts;
  const headers = await authorization.headers();
  signal.throwIfAborted();
  const first = await dial(parts, headers);
  if (first.kind !== 'refused') return first.socket;
  const second = first.status === 401 && await authorization.refused(headers) ? await dial(parts, await authorization.headers()) : first;
  if (second.kind !== 'refused') return second.socket;
  if (second.status !== 401) return 'closed';
  throw new UpstreamError('upstream_unauthorized', { ...facts, retryable: true, status: second.status });
}

type Dialled = { readonly kind: 'open'; readonly socket: LiveSocket } | { readonly kind: 'refused'; readonly status: 401 | 403 | 404 };

function dial({ baseUrl, effects, onMessage, pingMs, signal }: SocketParts, headers: Readonly<Record<string, string>>): Promise<Dialled> {
  return effects.run(facts, () => new Promise<Dialled>((resolve, reject) => {
    const socket = new WebSocket(`${baseUrl.replace(/^http/, 'ws')}callcontrol/ws`, {
      headers, handshakeTimeout: handshakeMs, maxPayload: maxMessageBytes, perMessageDeflate: false, followRedirects: false,
    });
    const gone = new AbortController();
    const end = (): void => { socket.terminate(); };
    signal.addEventListener('abort', end, { once: true });
    socket.on('message', (data, isBinary) => { if (!isBinary) onMessage(asText(data)); });
    socket.once('open', () => { resolve({ kind: 'open', socket: alive(socket, gone, effects, pingMs) }); });
    socket.once('unexpected-response', (_request: unknown, response: IncomingMessage) => {
      response.resume();
      const { statusCode: status = 0, headers } = response;
      const retryAfterMs = parseRetryAfter(headers['retry-after'], effects.now().epochMilliseconds);
      if (status === 401 || status === 403 || status === 404) resolve({ kind: 'refused', status });
      else reject(new UpstreamError('upstream_failed', { ...facts, retryable: true, status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }));
      socket.terminate();
    });
    socket.once('close', () => {
      signal.removeEventListener('abort', end);
      gone.abort();
    });
    // After the opening an error is followed by `close`, which is heard; before it, it is the answer.
    socket.on('error', (cause) => { reject(new UpstreamError('upstream_failed', { ...facts, retryable: true, cause })); });
  }));
}

/** A ping at every turn; whose pong has not come by the next turn is dead, whatever TCP believes. */
function alive(socket: WebSocket, gone: AbortController, effects: Effects, pingMs: number): LiveSocket {
  let answered = true;
  socket.on('pong', () => { answered = true; });
  const stop = effects.every(pingMs, () => {
    if (!answered) socket.terminate();
    answered = false;
    if (socket.readyState === WebSocket.OPEN) socket.ping();
  });
  gone.signal.addEventListener('abort', stop, { once: true });
  return { closed: gone.signal, close: () => { socket.terminate(); } };
}

function asText(data: Buffer | ArrayBuffer | Buffer[]): string {
  return Array.isArray(data) ? Buffer.concat(data).toString('utf8') : Buffer.from(data as Buffer).toString('utf8');
}
