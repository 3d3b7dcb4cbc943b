import { createSign } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import type { ServiceAccount } from './service-account.js';

export const calendarScope = 'https://www.googleapis.com/auth/calendar';
const lifeSeconds = 3_600;

/** The signed assertion that is exchanged for an access token (RFC 7523). `subject`: the person to act for, where the domain allows it. */
export function signAssertion(account: ServiceAccount, now: Temporal.Instant, subject: string | undefined): string {
  const issuedAt = Math.floor(now.epochMilliseconds / 1_000);
  const header = { alg: 'RS256', typ: 'JWT', ...(account.private_key_id === undefined ? {} : { kid: account.private_key_id }) };
  const claims = {
    iss: account.client_email, scope: calendarScope, aud: account.token_uri, iat: issuedAt, exp: issuedAt + lifeSeconds,
    ...(subject === undefined ? {} : { sub: subject }),
  };
  const signed = `${encoded(header)}.${encoded(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(account.private_key, 'base64url')}`;
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
