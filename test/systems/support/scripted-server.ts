import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
export type Answer =
  | { readonly status?: number; readonly headers?: Record<string, string | string[]>; readonly body?: string | Buffer }
  | 'reset' | 'hang' | 'truncated'
  | ((request: IncomingMessage, response: ServerResponse) => void);

export interface ScriptedServer {
  readonly url: string;
  readonly seen: SeenRequest[];
  readonly http: Server;
  close(): Promise<void>;
}

/** A server that answers what the test says. */
export async function startServer(answer: (request: SeenRequest, count: number) => Answer): Promise<ScriptedServer> {
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => { pieces.push(piece); });
    request.on('end', () => {
      const one = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(pieces).toString('utf8') };
      seen.push(one);
      give(answer(one, seen.length), request, response);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`, seen, http: server,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function give(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  if (typeof answer === 'function') answer(request, response);
  else if (answer === 'reset') request.socket.resetAndDestroy();
  else if (answer === 'hang') return;
  else if (answer === 'truncated') {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
    response.write('{"betNr": 1');
    setImmediate(() => { request.socket.destroy(); });
  } else {
    response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json', ...answer.headers });
    response.end(answer.body ?? '');
  }
}

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Answer => ({ status, headers, body: JSON.stringify(value) });
