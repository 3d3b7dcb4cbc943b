import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What gateways call the id of a request, the most specific first. */
const headerNames = ['x-request-id', 'x-correlation-id', 'kong-request-id', 'x-kong-request-id'] as const;
/** Anything else could break a log line or a header. */
const acceptable = /^[\w.:-]{1,128}$/;

/** The id the gateway gave the request, or a new one. */
export function requestId(req: { readonly headers: IncomingHttpHeaders } | undefined): string {
  for (const name of headerNames) {
    const value = req?.headers[name];
    if (typeof value === 'string' && acceptable.test(value)) return value;
  }
  return randomUUID();
}
