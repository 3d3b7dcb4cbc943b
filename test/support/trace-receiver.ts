import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedSpan {
  readonly name: string; readonly traceId: string; readonly spanId: string; readonly parentSpanId: string | undefined;
  readonly attributes: Readonly<Record<string, string | number>>; readonly failed: boolean; readonly statusMessage: string | undefined;
  readonly durationMs: number;
}

/** A receiver of OTLP over HTTP with JSON, as small as it can be. */
export interface TraceReceiver {
  readonly endpoint: string;
  readonly spans: readonly ReceivedSpan[];
  /** Everything that came in, as it came in. */
  readonly raw: string;
  close(): Promise<void>;
}

export async function startTraceReceiver(): Promise<TraceReceiver> {
  const spans: ReceivedSpan[] = [];
  let raw = '';
  const server = createServer((req, res) => {
    void bodyOf(req).then((text) => {
      raw += text;
      if (req.url === '/v1/traces') spans.push(...spansOf(JSON.parse(text) as Export));
      res.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    get raw() { return raw; },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Export { readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly WireSpan[] }[] }[] }
interface WireSpan {
  readonly name: string; readonly traceId: string; readonly spanId: string; readonly parentSpanId?: string;
  readonly startTimeUnixNano: string; readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string; readonly intValue?: number } }[];
  readonly status: { readonly code?: number; readonly message?: string };
}

const errorStatus = 2;

function spansOf({ resourceSpans }: Export): ReceivedSpan[] {
  return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)).map((span) => ({
    name: span.name, traceId: span.traceId, spanId: span.spanId, parentSpanId: span.parentSpanId,
    attributes: Object.fromEntries(span.attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue)])),
    failed: span.status.code === errorStatus, statusMessage: span.status.message,
    durationMs: Number(BigInt(span.endTimeUnixNano) - BigInt(span.startTimeUnixNano)) / 1e6,
  }));
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of req.setEncoding('utf8')) text += String(piece);
  return text;
}
