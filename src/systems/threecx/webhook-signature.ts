import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { HubError } from '../../hub/errors/hub-error.js';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Whether a bridge of the firm sent the body (telephony.md): `X-3CX-Signature`, the hex HMAC of the bytes as they came, or the secret
 * itself as `X-Webhook-Secret`. Throws HubError `unauthorized`, without saying what was wrong.
 */
export function verifyThreeCxWebhook(rawBody: Buffer, headers: Headers, secret: string | undefined): void {
  const signature = headers['x-3cx-signature'];
  const shown = headers['x-webhook-secret'];
  if (secret !== undefined && typeof signature === 'string' && isSignature(signature, rawBody, secret)) return;
  if (secret !== undefined && signature === undefined && typeof shown === 'string' && timingSafeEqual(digest(shown), digest(secret))) return;
  throw new HubError('unauthorized', 'Der Nachweis des 3CX-Webhooks fehlt oder stimmt nicht: THREECX_WEBHOOK_SECRET prüfen.');
}

function isSignature(signature: string, rawBody: Buffer, secret: string): boolean {
  if (!/^[0-9a-f]{64}$/i.test(signature)) return false;
  return timingSafeEqual(Buffer.from(signature, 'hex'), createHmac('sha256', secret).update(rawBody).digest());
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
