import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import express, { type Express } from 'express';
import { HubError } from '../../hub/errors/hub-error.js';
import type { Settings } from '../../hub/settings/settings.js';
import { refuseOversized } from './bounded-body.js';
import { answerError } from './errors.js';
import { statusPages, type Vitals } from './status-pages.js';
import { traceRequest } from './trace-request.js';

/** The one HTTP server of the process. */
export interface FrontDoor {
  readonly server: Server;
  readonly app: Express;
  /** Takes no new connection and no new request; waits for those in hand, `limitMs` at most. */
  drain(limitMs: number): Promise<void>;
  /** Cuts what is still open. */
  close(): void;
}

/**
 * Listens from the first moment of the start, so that a taken port is told before anything is opened and `/health/live`
 * answers early. Until Node-RED is mounted everything else is answered 503.
 */
export async function openFrontDoor({ http }: Pick<Settings, 'http'>, vitals: Vitals): Promise<FrontDoor> {
  const app = express().disable('x-powered-by').disable('etag');
  app.use(statusPages(vitals));
  let inHand = 0;
  const server = createServer((req, res) => {
    if (vitals.phase !== 'running' && !isStatus(req.url)) {
      res.setHeader('Connection', 'close');
      answerError(res, new HubError('unavailable', vitals.phase === 'starting' ? 'Der Hub startet gerade.' : 'Der Hub wird gerade beendet.', { retryAfterMs: 5_000 }));
      return;
    }
    if (!isWellEncoded(req.url)) {
      answerError(res, new HubError('malformed', 'Die Adresse ist nicht richtig kodiert.'));
      return;
    }
    if (refuseOversized(req, res)) return;
    inHand += 1;
    res.once('close', () => { inHand -= 1; });
    const tracing = isStatus(req.url) ? undefined : vitals.hub?.tracing;
    if (tracing) traceRequest(tracing, req, res, () => { app(req, res); });
    else app(req, res);
  });
  // Longer than a gateway keeps idle connections, which would else send into a closing one.
  server.keepAliveTimeout = 75_000;
  server.requestTimeout = 60_000;
  await listen(server, http);
  return {
    server,
    app,
    async drain(limitMs) {
      server.close();
      server.closeIdleConnections();
      const end = performance.now() + limitMs;
      while (inHand > 0 && performance.now() < end) await delay(20);
    },
    close: () => { server.closeAllConnections(); },
  };
}

function isStatus(url: string | undefined): boolean {
  return url !== undefined && /^\/(health|metrics)\b/.test(url);
}

/** Express finds a broken escape only on routes with a pattern. */
function isWellEncoded(url = '/'): boolean {
  if (!url.includes('%')) return true;
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}

async function listen(server: Server, { host, port }: Settings['http']): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => { reject(notListening(error, host, port)); });
    server.listen(port, host, resolve);
  });
  return server.address() as AddressInfo;
}

function notListening(error: NodeJS.ErrnoException, host: string, port: number): HubError {
  if (error.code === 'EADDRINUSE') {
    return new HubError('misconfigured', `Port ${port} auf ${host} ist schon belegt. Läuft der Hub bereits? Sonst mit PORT einen anderen wählen.`, { cause: error });
  }
  return new HubError('misconfigured', `Auf ${host}:${port} kann der Hub nicht hören (${error.code ?? error.message}). Bitte HOST und PORT prüfen.`, { cause: error });
}
