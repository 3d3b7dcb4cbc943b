import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { parseJson, type Json } from '../json.js';

/** A request as the stand-ins see it, its body already read. */
export type SandboxRequest = {
  readonly method: string;
  /** Decoded nowhere: exactly the path of the request line, without the query. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly remote: string;
  /** Who it was, for the request log; set by the system once it knows. */
  caller?: string;
};

export type Reply = {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer | Readable;
};

export type Handler = (request: SandboxRequest) => Reply | Promise<Reply>;

/** A JSON reply. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(value) };
}

/** A reply with an HTML body, as proxies and web servers give it. */
export function html(status: number, body: string, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers }, body };
}

/** The body as JSON; undefined when it is none. */
export function bodyJson(request: SandboxRequest): Json | undefined {
  return parseJson(request.body.toString('utf8'));
}

/** One header as text; a repeated header is joined as on the wire. */
export function header(request: SandboxRequest, name: string): string | undefined {
  const value = request.headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(', ') : value;
}
