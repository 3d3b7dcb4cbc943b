import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { TransportFault, transportFault } from './transport-fault.js';
import type { HttpMethod } from './transport.js';

export interface StreamRequest {
  readonly method: HttpMethod;
  /** Path and query as they go on the wire. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Requests to one origin whose answers stream: node:http itself, since the hub's hot path runs through here. */
export interface Streamer {
  /** Answers with the head; the body is the message. Throws TransportFault. */
  open(request: StreamRequest): Promise<IncomingMessage>;
  close(): void;
}

/** @param timeoutMs silence on the connection, before the head and within the body alike */
export function createStreamer(baseUrl: string, timeoutMs: number): Streamer {
  const { protocol, hostname, port } = new URL(baseUrl);
  const secure = protocol === 'https:';
  const agent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  const start = secure ? httpsRequest : httpRequest;
  const origin = { protocol, hostname: hostname.replace(/^\[|\]$/g, ''), port, agent, timeout: timeoutMs };
  return {
    async open(request) {
      const options = { ...origin, method: request.method, path: request.path, headers: withLength(request) };
      const first = await exchange(start, options, request);
      if (first !== 'stale') return first;
      // On a connection of its own this cannot happen again.
      const second = await exchange(start, { ...options, agent: false }, request);
      if (second === 'stale') throw new TransportFault('broken', 'ECONNRESET');
      return second;
    },
    close: () => { agent.destroy(); },
  };
}

/** `stale`: a kept-alive connection that the other side had closed already; nothing was answered, a read may go again at once. */
function exchange(start: typeof httpRequest, options: RequestOptions, { method, body, signal }: StreamRequest): Promise<IncomingMessage | 'stale'> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(new TransportFault('given_up', undefined));
      return;
    }
    const outgoing = start(options);
    let timedOut = false;
    const giveUp = (): void => { outgoing.destroy(); };
    signal?.addEventListener('abort', giveUp, { once: true });
    outgoing.once('close', () => { signal?.removeEventListener('abort', giveUp); });
    outgoing.once('timeout', () => {
      timedOut = true;
      outgoing.destroy();
    });
    outgoing.once('response', resolve);
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (signal?.aborted === true) reject(new TransportFault('given_up', undefined));
      else if (timedOut) reject(new TransportFault('timeout', undefined));
      else if (method === 'GET' && outgoing.reusedSocket && error.code === 'ECONNRESET') resolve('stale');
      else reject(transportFault(error));
    });
    outgoing.end(body);
  });
}

/** The length is that of the buffer: the caller's own figure may belong to another transfer coding. */
function withLength({ method, headers, body }: StreamRequest): Record<string, string | string[]> {
  if (body === undefined && method === 'GET') return headers;
  return { ...headers, 'content-length': String(body?.length ?? 0) };
}
