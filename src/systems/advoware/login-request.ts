import { createHmac } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import type { AdvowareSettings } from '../../hub/settings/settings.js';

/** The body of a login (advoware.md, Token). The nonce is a fresh UUID. */
export function loginRequest(settings: AdvowareSettings, nonce: string, now: Temporal.Instant): Record<string, string | number> {
  const timestamp = now.toString({ smallestUnit: 'second' });
  return {
    AppID: settings.appId,
    Kanzlei: settings.kanzlei,
    Database: settings.database,
    User: settings.user,
    Role: settings.role,
    Product: settings.productId,
    Password: settings.password,
    Nonce: nonce,
    HMAC512Signature: signature(settings, nonce, timestamp),
    RequestTimeStampUtc: timestamp,
  };
}

function signature({ productId, appId, apiKey }: AdvowareSettings, nonce: string, timestamp: string): string {
  return createHmac('sha512', Buffer.from(apiKey, 'base64')).update(`${productId}:${appId}:${nonce}:${timestamp}`).digest('base64');
}
