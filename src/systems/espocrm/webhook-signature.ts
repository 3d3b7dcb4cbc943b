import { createHmac, timingSafeEqual } from 'node:crypto';
import { HubError } from '../../hub/errors/hub-error.js';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;
type Secrets = readonly { readonly webhookId: string; readonly secret: string }[];

export type SignatureCheck =
  | { readonly kind: 'valid'; readonly webhookId: string }
  | { readonly kind: 'missing' | 'malformed' | 'unknown_webhook' | 'wrong' };

/** The id of the webhook that signed the body. Throws HubError `unauthorized`, without saying what was wrong. */
export function verifyEspoSignature(rawBody: Buffer, headers: Headers, secrets: Secrets): string {
  const check = checkEspoSignature(rawBody, headers, secrets);
  if (check.kind === 'valid') return check.webhookId;
  throw new HubError('unauthorized', 'Die Signatur des EspoCRM-Webhooks fehlt oder stimmt nicht: Secret in ESPOCRM_WEBHOOK_SECRETS prüfen.');
}

/**
 * Checks the signature of a delivery on the bytes as they came (espocrm.md, Webhooks):
 * `Signature: base64(webhookId ":" hex(hmac))`, or the old `X-Signature: base64(webhookId ":" hmac)`.
 */
export function checkEspoSignature(rawBody: Buffer, headers: Headers, secrets: Secrets): SignatureCheck {
  const header = headers['signature'] ?? headers['x-signature'];
  if (header === undefined) return { kind: 'missing' };
  const claim = typeof header === 'string' ? parseClaim(header, headers['signature'] === undefined ? 'raw' : 'hex') : undefined;
  if (!claim) return { kind: 'malformed' };
  // A webhook may have two secrets while it is being replaced.
  const candidates = secrets.filter(({ webhookId }) => webhookId === claim.webhookId);
  if (candidates.length === 0) return { kind: 'unknown_webhook' };
  const fits = candidates.filter(({ secret }) => timingSafeEqual(createHmac('sha256', secret).update(rawBody).digest(), claim.digest));
  return fits.length > 0 ? { kind: 'valid', webhookId: claim.webhookId } : { kind: 'wrong' };
}

interface Claim { readonly webhookId: string; readonly digest: Buffer }

function parseClaim(header: string, form: 'hex' | 'raw'): Claim | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(header)) return undefined;
  const bytes = Buffer.from(header, 'base64');
  const colon = bytes.indexOf(0x3a);
  if (colon < 1) return undefined;
  const webhookId = bytes.toString('latin1', 0, colon);
  const rest = bytes.subarray(colon + 1);
  if (form === 'hex' && !/^[0-9a-f]{64}$/i.test(rest.toString('latin1'))) return undefined;
  const digest = form === 'hex' ? Buffer.from(rest.toString('latin1'), 'hex') : rest;
  return digest.length === 32 ? { webhookId, digest } : undefined;
}
