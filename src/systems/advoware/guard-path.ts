import { HubError } from '../../hub/errors/hub-error.js';
import type { HttpMethod } from '../http/transport.js';

/**
 * The URL below `baseUrl` (which ends with a slash) for a raw path and query, sent on unchanged.
 * Throws HubError `malformed` for everything that could lead elsewhere: an absolute URL, `//host`, backslashes, dot
 * segments, control characters, also when encoded once or more often (invariants.md, I29).
 */
export function guardPath(baseUrl: string, rawPath: string): string {
  const url = baseUrl + relative(rawPath);
  if (!staysBelow(baseUrl, url)) throw malformed();
  return url;
}

/** The same checks where the base is not known, and that of the method; for who must know before anything is noted. */
export function assertForwardable(method: string, rawPath: string): void {
  verbOf(method);
  relative(rawPath);
}

/** The verb, checked at run time too: it comes from flows and from the network. Throws HubError `malformed`. */
export function verbOf(method: string): HttpMethod {
  if (method === 'GET' || method === 'POST' || method === 'PUT' || method === 'DELETE') return method;
  throw new HubError('malformed', 'Advoware kennt nur die Methoden GET, POST, PUT und DELETE.');
}

/** The path and query without a leading slash, checked as text. */
function relative(rawPath: string): string {
  const raw = rawPath.startsWith('/') ? rawPath.slice(1) : rawPath;
  const query = raw.indexOf('?');
  const path = query === -1 ? raw : raw.slice(0, query);
  // Printable ASCII without blank and fragment, path and query alike: what HTTP allows on the wire.
  if (!/^[\x21\x22\x24-\x7e]*$/.test(raw)) throw malformed();
  if (path.includes('%')) eachDecoding(path, refuseTricks);
  else refuseTricks(path);
  return raw;
}

/** Calls `check` with the path as it is and after every round of decoding, since nobody knows how often the other side decodes. */
function eachDecoding(path: string, check: (path: string) => void): void {
  if (/%(?![0-9a-f]{2})/i.test(path)) throw malformed();
  let current = path;
  for (let round = 0; round < 8; round += 1) {
    check(current);
    const decoded = decodeOnce(current);
    if (decoded === current) return;
    current = decoded;
  }
  throw malformed();
}

/** Decodes every run of escapes; one that is not UTF-8 is refused (overlong forms of dots and slashes are not). */
function decodeOnce(path: string): string {
  return path.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      throw malformed();
    }
  });
}

function refuseTricks(path: string): void {
  if (/[\x00-\x1f\x7f\\]/.test(path)) throw malformed();
  if (path.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(path)) throw malformed();
  if (path.includes('.') && path.split('/').some(isDotSegment)) throw malformed();
}

/** Also `..;x` and `.. `, which some servers take for `..`. */
function isDotSegment(segment: string): boolean {
  return /^[. ]*\.[. ]*(?:;.*)?$/.test(segment);
}

function staysBelow(baseUrl: string, url: string): boolean {
  const base = new URL(baseUrl);
  const target = URL.parse(url);
  return target?.origin === base.origin && target.pathname.startsWith(base.pathname) && target.username === '' && target.password === '';
}

function malformed(): HubError {
  return new HubError('malformed', 'Der Pfad der Anfrage an Advoware ist ungültig: erlaubt ist nur ein Pfad unterhalb der eingestellten Adresse.');
}
