import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Tracing } from '../../hub/tracing/tracing.js';

/** Handles a request within a trace of its own, named after its route: the address itself may name a person. */
export function traceRequest(tracing: Tracing, req: IncomingMessage, res: ServerResponse, handle: () => void): void {
  const method = req.method ?? 'GET';
  void tracing.trace(method, { 'http.request.method': method }, async (span) => {
    const over = once(res, 'close');
    handle();
    await over;
    const route = routeOf(req);
    if (route !== undefined) span.rename(`${method} ${route}`);
    span.tell({ 'http.response.status_code': res.statusCode, ...(route === undefined ? {} : { 'http.route': route }) });
    if (res.statusCode >= 500) span.fail(String(res.statusCode));
  });
}

/** Express leaves the route that answered on the request. */
function routeOf(req: IncomingMessage & { readonly route?: { readonly path?: unknown } }): string | undefined {
  return typeof req.route?.path === 'string' ? req.route.path : undefined;
}
