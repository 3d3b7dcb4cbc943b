import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import { parseJson } from '../../json.js';
import type { ServiceAccountKey } from './service-account.js';

const CLOCK_SKEW = 300;
const LONGEST_LIFE = 3600;

const headerSchema = z.object({ alg: z.literal('RS256'), kid: z.string().optional() });
const claimsSchema = z.object({ iss: z.string(), scope: z.string().default(''), aud: z.string(), iat: z.number(), exp: z.number(), sub: z.string().optional() });

export type Claims = z.infer<typeof claimsSchema>;
export type AssertionResult = { readonly kind: 'good'; readonly claims: Claims } | { readonly kind: 'bad'; readonly error: 'invalid_grant' | 'invalid_scope'; readonly description: string };

/** Checks the signed assertion of a service account: signature, issuer, audience, life, scope. `now` in seconds. */
export function checkAssertion(assertion: string, key: ServiceAccountKey, now: number): AssertionResult {
  const [head = '', body = '', signature = ''] = assertion.split('.');
  const header = headerSchema.safeParse(parseJson(text(head)));
  const claims = claimsSchema.safeParse(parseJson(text(body)));
  if (!header.success || !claims.success) return bad('Bad Request');
  const { iss, aud, iat, exp, scope } = claims.data;
  if (iss !== key.client_email) return bad('Invalid grant: account not found');
  if (header.data.kid !== undefined && header.data.kid !== key.private_key_id) return bad('Invalid JWT Signature.');
  if (!verify('RSA-SHA256', Buffer.from(`${head}.${body}`), createPublicKey(key.private_key), Buffer.from(signature, 'base64url'))) return bad('Invalid JWT Signature.');
  if (aud !== key.token_uri) return bad('Invalid JWT: Failed audience check. The audience is not the token_uri of the key.');
  if (exp <= now || iat > now + CLOCK_SKEW || exp - iat > LONGEST_LIFE) {
    return bad('Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.');
  }
  if (scope.trim() === '') return { kind: 'bad', error: 'invalid_scope', description: 'Invalid OAuth scope or ID token audience provided.' };
  return { kind: 'good', claims: claims.data };
}

function bad(description: string): AssertionResult {
  return { kind: 'bad', error: 'invalid_grant', description };
}

function text(part: string): string {
  return Buffer.from(part, 'base64url').toString('utf8');
}
