import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

const harmless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True for a request that changes something and that a page of somebody else's makes a browser send. */
export function isForged({ method = 'GET', headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean {
  return !harmless.has(method) && isCrossSite(headers);
}

/**
 * Cuts WebSockets that a page of somebody else's opens: browsers ask nobody before they do, and without a login, or with a
 * cookie, the page could read along. Programs that are no browser send no origin and get through to the login.
 */
export function refuseForeignSockets(server: Server): void {
  server.prependListener('upgrade', ({ headers }: IncomingMessage, socket: Duplex) => {
    if (isCrossSite(headers)) socket.destroy();
  });
}

/** What a browser says of where a request comes from; a gateway in front must leave `Host` as it is. */
export function isCrossSite(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') return true;
  return headers.origin !== undefined && hostOf(headers.origin) !== headers.host?.toLowerCase();
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
