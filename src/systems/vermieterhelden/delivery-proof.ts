import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Temporal } from 'temporal-polyfill';
import { HubError } from '../../hub/errors/hub-error.js';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** How a delivery proved where it comes from. `deliveryId` is the same over all its repetitions. */
export type DeliveryProof =
  | { readonly kind: 'standard-webhooks'; readonly deliveryId: string }
  | { readonly kind: 'wpforms' | 'secret' };

/**
 * The proof of a lead's delivery (leads.md, Signature): one of the three kinds with one of the secrets, on the bytes as they came.
 * @throws HubError `unauthorized`, without saying what was wrong; `misconfigured` while the hub has no secret.
 */
export function proveDelivery(rawBody: Buffer, headers: Headers, secrets: readonly string[], now: Temporal.Instant): DeliveryProof {
  if (secrets.length === 0) {
    throw new HubError('misconfigured', 'Anfragen der Website werden nicht angenommen: LEADS_WEBHOOK_SECRET ist nicht gesetzt.', { retryable: true });
  }
  for (const secret of secrets) {
    const proof = standardWebhook(rawBody, headers, secret) ?? wpForms(rawBody, headers, secret, now) ?? fixedSecret(headers, secret);
    if (proof) return proof;
  }
  throw new HubError('unauthorized', 'Die Anfrage weist sich nicht aus: Signatur, Uhrzeit und LEADS_WEBHOOK_SECRET prüfen.');
}

function standardWebhook(rawBody: Buffer, headers: Headers, secret: string): DeliveryProof | undefined {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers;
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signature !== 'string') return undefined;
  if (!/^[\w-]{1,200}$/.test(id) || !/^\d{1,12}$/.test(timestamp)) return undefined;
  try {
    new Webhook(secret).verify(rawBody, { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature }, { jsonParse: false });
    return { kind: 'standard-webhooks', deliveryId: id };
  } catch {
    return undefined;
  }
}

/** As long as Standard Webhooks allow. */
const toleranceSeconds = 300;

/** `t=<seconds>,v=<hex of HMAC-SHA256(secret, "t.body")>`; the id that WPForms sends is its webhook's, not the delivery's. */
function wpForms(rawBody: Buffer, headers: Headers, secret: string, now: Temporal.Instant): DeliveryProof | undefined {
  const header = headers['x-wpforms-webhook-signature'];
  if (typeof header !== 'string') return undefined;
  const [, seconds = '', hex = ''] = /^t=(\d{1,12}),\s*v=([0-9a-f]{64})$/i.exec(header) ?? [];
  if (hex === '' || Math.abs(now.epochMilliseconds / 1_000 - Number(seconds)) > toleranceSeconds) return undefined;
  const expected = createHmac('sha256', secret).update(`${seconds}.`).update(rawBody).digest();
  return timingSafeEqual(expected, Buffer.from(hex, 'hex')) ? { kind: 'wpforms' } : undefined;
}

/** For plugins that can send nothing but a fixed header. Digests have one length, which the comparison needs. */
function fixedSecret(headers: Headers, secret: string): DeliveryProof | undefined {
  const header = headers['x-webhook-secret'];
  if (typeof header !== 'string') return undefined;
  return timingSafeEqual(digestOf(header), digestOf(secret)) ? { kind: 'secret' } : undefined;
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
