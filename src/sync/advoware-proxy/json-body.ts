import { HubError } from '../../hub/errors/hub-error.js';
import type { Json } from '../../hub/json.js';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The JSON in the body of a request; undefined when there is no body.
 * Throws HubError `unsupported_media_type` for another type or coding, `malformed` for what does not parse.
 */
export function jsonBody(headers: Headers, body: Buffer | undefined): Json | undefined {
  if (body === undefined || body.length === 0) return undefined;
  if (!isJson(headers['content-type']) || !isPlain(headers['content-encoding'])) {
    throw new HubError('unsupported_media_type', 'An Advoware wird nur JSON weitergegeben: Content-Type application/json, ohne Kompression.');
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as Json;
  } catch {
    throw new HubError('malformed', 'Der Inhalt der Anfrage ist kein gültiges JSON in UTF-8.');
  }
}

function isJson(value: string | readonly string[] | undefined): boolean {
  return typeof value === 'string' && /^\s*application\/(?:[\w.!#$&^-]+\+)?json\s*(?:;|$)/i.test(value);
}

function isPlain(value: string | readonly string[] | undefined): boolean {
  return value === undefined || (typeof value === 'string' && value.trim().toLowerCase() === 'identity');
}
