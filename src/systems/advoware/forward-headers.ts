type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Belong to one connection, not to the message (RFC 9110, 7.6.1). */
const hopByHop = ['connection', 'keep-alive', 'proxy-connection', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/** Would turn a read into a write behind the write protection. */
const otherMethods = ['x-http-method-override', 'x-http-method', 'x-method-override'];
/** Who the caller is, is between the caller and the hub; the length is set anew from the body. */
const callersOwn = new Set([...hopByHop, ...otherMethods, 'host', 'content-length', 'expect', 'cookie', 'authorization', 'x-api-key', 'forwarded', 'x-real-ip']);
const advowaresOwn = new Set([...hopByHop, 'set-cookie', 'authorization', 'x-api-key', 'strict-transport-security', 'alt-svc']);

/** The caller's headers that travel on to Advoware; names in lower case, as node:http gives them. */
export function headersToAdvoware(headers: Headers): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  const named = namedInConnection(headers['connection']);
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || callersOwn.has(name) || name.startsWith('x-forwarded-') || named?.has(name) === true) continue;
    kept[name] = typeof value === 'string' ? value : [...value];
  }
  return kept;
}

/** Advoware's headers that travel back to the caller. */
export function headersToCaller(headers: Headers): Record<string, string> {
  const kept: Record<string, string> = {};
  const named = namedInConnection(headers['connection']);
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || advowaresOwn.has(name) || named?.has(name) === true) continue;
    kept[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return kept;
}

/** Undefined for the usual values, which name no header. */
function namedInConnection(value: string | readonly string[] | undefined): ReadonlySet<string> | undefined {
  if (value === undefined || value === 'keep-alive' || value === 'close') return undefined;
  return new Set(String(value).split(',').map((name) => name.trim().toLowerCase()));
}
