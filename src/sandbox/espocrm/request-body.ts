import { bodyJson, header, html, type Reply, type SandboxRequest } from '../http/exchange.js';
import type { JsonObject } from '../json.js';
import { EspoError } from './errors.js';
import { objectOf } from './sanitize.js';

/** The body of a write. Another content type is not read at all; JSON that does not parse is a 500. */
export function bodyOf(request: SandboxRequest): JsonObject {
  if (!(header(request, 'content-type') ?? '').toLowerCase().startsWith('application/json')) return {};
  const body = bodyJson(request);
  if (body === undefined && request.body.length > 0) throw new EspoError(500);
  return objectOf(body);
}

/** 405 as the router of EspoCRM gives it. */
export function notRouted(allow: string): Reply {
  return html(405, '<html><body><h1>405 Method Not Allowed</h1></body></html>', { Allow: allow });
}
