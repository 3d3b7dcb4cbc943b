import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable, type Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { html, type Handler, type Reply, type SandboxRequest } from './exchange.js';
import { serveWithFaults, type Wire } from './faulty-exchange.js';
import type { Faults } from './faults.js';
import type { RequestLog } from './request-log.js';
import type { Clock } from '../clock.js';

const BODY_LIMIT = 64 * 1024 * 1024;
/** Longer than any client keeps an idle connection, so that a reset is always a fault somebody asked for. */
const KEEP_ALIVE_MS = 75_000;

export type SystemHttp = {
  /** The outside system itself: logged, and struck by faults. */
  readonly handle: Handler;
  /** `/_sandbox/…` and the page: neither. */
  readonly control: Handler;
  readonly log: RequestLog;
  readonly faults: Faults;
  readonly clock: Clock;
  /** A client asks for a WebSocket; refused without it. */
  readonly upgrade?: (message: IncomingMessage, socket: Duplex, head: Buffer) => void;
};

export type RunningServer = { readonly port: number; close: () => Promise<void> };

/** Listens on 127.0.0.1 at the first of the ports that is free; 0 is any. */
export async function startServer(system: SystemHttp, ports: readonly number[]): Promise<RunningServer> {
  const stop = new AbortController();
  const server = createServer((message, response) => {
    answer(system, message, response, stop.signal).catch(() => message.socket.destroy());
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  if (system.upgrade !== undefined) server.on('upgrade', system.upgrade);
  const port = await listenOnFirst(server, [...ports, 0]);
  const close = async (): Promise<void> => {
    stop.abort();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  };
  return { port, close };
}

async function listenOnFirst(server: Server, ports: readonly number[]): Promise<number> {
  const [port = 0, ...rest] = ports;
  try {
    return await listen(server, port);
  } catch (error) {
    const taken = ['EADDRINUSE', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '');
    if (!taken || rest.length === 0) throw error;
    return listenOnFirst(server, rest);
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function answer(system: SystemHttp, message: IncomingMessage, response: ServerResponse, stopped: AbortSignal): Promise<void> {
  const body = await readBody(message);
  const wire: Wire = {
    send: (reply) => send(response, reply),
    reset: () => message.socket.resetAndDestroy(),
    closed: new Promise((resolve) => response.once('close', resolve)),
    stopped,
  };
  if (body === undefined) {
    await wire.send(html(413, '<html><body><h1>413 Request Entity Too Large</h1></body></html>', { Connection: 'close' }));
    return;
  }
  const request = toRequest(message, body);
  if (isControl(request.path)) await wire.send(await system.control(request));
  else await serveWithFaults(system, request, wire);
}

function isControl(path: string): boolean {
  return path === '/' || path === '/favicon.ico' || path.startsWith('/_sandbox');
}

function toRequest(message: IncomingMessage, body: Buffer): SandboxRequest {
  const [path = '/', ...query] = (message.url ?? '/').split('?');
  return {
    method: message.method ?? 'GET',
    path,
    query: query.join('?'),
    headers: message.headers,
    body,
    remote: message.socket.remoteAddress ?? '',
  };
}

async function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function send(response: ServerResponse, reply: Reply): Promise<void> {
  if (response.destroyed) return;
  if (reply.body instanceof Readable) {
    response.writeHead(reply.status, reply.headers);
    await pipeline(reply.body, response);
    return;
  }
  const body = Buffer.from(reply.body ?? '');
  response.writeHead(reply.status, { ...reply.headers, 'Content-Length': String(body.length) });
  response.end(body);
}
