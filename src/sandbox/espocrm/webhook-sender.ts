import { createHmac } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Json } from '../json.js';
import type { Webhook } from './state.js';

const TIMEOUT_MS = 10_000;

/** The two headers EspoCRM signs a delivery with: the newer with the digest as hex, the older with the raw digest. */
export function signatureHeaders(webhook: { id: string; secretKey: string }, rawBody: string): { signature: string; 'x-signature': string } {
  const digest = createHmac('sha256', webhook.secretKey).update(rawBody).digest();
  const prefix = Buffer.from(`${webhook.id}:`);
  return {
    signature: Buffer.concat([prefix, Buffer.from(digest.toString('hex'))]).toString('base64'),
    'x-signature': Buffer.concat([prefix, digest]).toString('base64'),
  };
}

/** Sends one delivery; answers with the status, 0 when nobody listens, 408 when it takes too long. Redirects are not followed. */
export function postWebhook(webhook: Webhook, items: readonly Json[], signal?: AbortSignal): Promise<number> {
  const body = JSON.stringify(items);
  const url = new URL(webhook.url);
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  const options = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...signatureHeaders(webhook, body), accept: '*/*' },
    signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
  };
  return new Promise((resolve) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
      response.once('error', () => resolve(limit.aborted ? 408 : 0));
    });
    request.once('error', () => resolve(limit.aborted ? 408 : 0));
    request.end(body);
  });
}
