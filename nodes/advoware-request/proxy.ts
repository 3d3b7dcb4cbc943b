import type { ServerResponse } from 'node:http';
import { finished } from 'node:stream';
import type { NodeMessageInFlow } from 'node-red';
import { HubError } from '../../src/hub/errors/hub-error.js';
import type { Hub } from '../../src/hub/hub.js';
import { readBody, type BodyRequest } from '../../src/runtime/body.js';
import { forwardToAdvoware } from '../../src/sync/advoware-proxy/forward-to-advoware.js';
import type { Advoware, ForwardAnswer } from '../../src/systems/advoware/advoware.js';
import { behindPrefix } from './prefix.js';

export interface ProxyMessage extends NodeMessageInFlow {
  req?: BodyRequest;
  /** What *http in* wraps around the response. */
  res?: { readonly _res?: ServerResponse };
  /** Name of the key that `webhook-verify` has accepted. */
  caller?: string;
  statusCode?: number;
}

export interface ProxyOptions { readonly prefixes: readonly string[]; readonly limitBytes: number }

/**
 * Passes the caller's request on and streams the answer back. Answers the status, or undefined when the caller has gone.
 * Throws before the head is sent with nothing answered, so that the flow can answer; after it the connection is cut.
 */
export async function proxy(
  account: { readonly hub: Hub; readonly advoware: Advoware }, msg: ProxyMessage, { prefixes, limitBytes }: ProxyOptions,
): Promise<number | undefined> {
  const { req, caller } = msg;
  const res = msg.res?._res;
  if (!req || !res) throw new HubError('misconfigured', 'advoware-request: Die Nachricht kommt nicht von einem „http in“.');
  if (caller === undefined) throw new HubError('unauthorized', 'advoware-request: Vor dem Proxy muss „webhook-verify“ den Absender prüfen.');
  const method = req.method ?? 'GET';
  const rawPath = behindPrefix(req.url ?? '', prefixes);
  if (rawPath === undefined) throw new HubError('not_found', 'advoware-request: Der Pfad beginnt mit keinem der Präfixe des Proxys.');
  const gone = new AbortController();
  res.once('close', () => { if (!res.writableEnded) gone.abort(); });

  const body = method === 'GET' ? undefined : await readBody(req, { limitBytes });
  const answer = await forwardToAdvoware(account, {
    method, rawPath, headers: req.headers, body, actor: caller,
    // A write is let run to its end, or nobody would know what became of it.
    ...(method === 'GET' ? { signal: gone.signal } : {}),
  }).catch((error: unknown) => {
    if (gone.signal.aborted) return undefined;
    throw error;
  });
  return answer && await stream(answer, res) ? answer.statusCode : undefined;
}

/**
 * False when the caller went away before the end. Not by Node's own `pipeline`: it aborts a controller at the end of each answer, which
 * takes a twentieth of the proxy's time.
 */
function stream({ statusCode, headers, body }: ForwardAnswer, res: ServerResponse): Promise<boolean> {
  return new Promise((resolve, reject) => {
    finished(body, (error) => {
      if (!error) return;
      reject(new HubError('upstream_failed', 'Advoware, Proxy: Die Antwort brach mitten im Inhalt ab.', { cause: error }));
      res.destroy();
    });
    finished(res, (error) => {
      resolve(!error);
      if (error) body.destroy();
    });
    res.writeHead(statusCode, headers);
    body.pipe(res);
  });
}
