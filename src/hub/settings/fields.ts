import { CronExpressionParser } from 'cron-parser';
import { z } from 'zod';

/**
 * The shapes that environment variables can have. Input is always text (an empty one counts as absent, except where noted);
 * a custom message says what is wrong, the expectation is told by the table of variables.
 */
export const text = z.string().min(1);

/** Only `true` and `false`: a typo must not switch a protection off. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

export const whole = (min: number, max: number): z.ZodType<number, string> =>
  z.string().regex(/^\d{1,9}$/).transform(Number).refine((value) => value >= min && value <= max);

export const url = (...protocols: readonly string[]): z.ZodType<string, string> =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol));

export const httpUrl = url('http:', 'https:');

/** Tokens travel unencrypted on this machine only. */
export const safeUrl = z.string().refine(isSafeUrl);

/** Of a client that replaces only the origin: a path in the root would silently be lost. Ends with a slash. */
export const safeOrigin = z.string().refine(isSafeOrigin).transform((value) => new URL(value).href);

/** Base64 with at least one byte, as the login signature's key must be. */
export const base64 = z.string().regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/).min(4);

/** A path relative to the base URL; slashes around it are taken off. */
export const resourcePath = z.string().transform((value) => value.replace(/^\/+|\/+$/g, ''))
  .refine((value) => /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/.test(value) && !value.split('/').includes('..'));

/** An id as it stands in an address of the CRM. */
export const recordId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/** One secret of Standard Webhooks. */
export const webhookSecret = z.string().refine(isWebhookSecret);

/** Secrets of Standard Webhooks, by commas: the old one and the new one while a secret is being replaced. */
export const webhookSecrets = z.string().transform((value) => value.split(',').map((secret) => secret.trim()).filter((secret) => secret !== ''))
  .refine((secrets) => secrets.length > 0 && secrets.every(isWebhookSecret));

/** Five fields, as crontab writes them; empty turns the schedule off. */
export const cron = z.string().refine((value) => value === '' || isCron(value));

/** `name:value,name:value`; the value may hold further colons. Names and, on demand, values are checked. */
export function pairs(options: { readonly minValueLength: number }): z.ZodType<readonly (readonly [string, string])[], string> {
  return z.string().transform((value, context) => {
    const entries = value.split(',').map((entry) => entry.trim()).filter((entry) => entry !== '').map(splitOnce);
    const names = entries.map(([name]) => name);
    if (entries.length === 0) context.addIssue({ code: 'custom', message: 'enthält keinen Eintrag' });
    if (entries.some(([name, rest]) => name === '' || rest === '')) {
      context.addIssue({ code: 'custom', message: 'enthält einen Eintrag ohne Namen oder ohne Wert' });
    }
    if (new Set(names).size !== names.length) context.addIssue({ code: 'custom', message: 'enthält einen Namen doppelt' });
    if (entries.some(([, rest]) => rest.length > 0 && rest.length < options.minValueLength)) {
      context.addIssue({ code: 'custom', message: `enthält einen Wert mit weniger als ${options.minValueLength} Zeichen` });
    }
    return entries;
  });
}

/** https, or http on this machine. */
export function isSafeUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname));
}

function isSafeOrigin(value: string): boolean {
  if (!isSafeUrl(value)) return false;
  const { pathname, search, hash, username } = new URL(value);
  return pathname === '/' && search === '' && hash === '' && username === '';
}

function isWebhookSecret(secret: string): boolean {
  const [, encoded = ''] = /^whsec_(.*)$/.exec(secret) ?? [];
  const { length } = Buffer.from(encoded, 'base64');
  return base64.safeParse(encoded).success && length >= 24 && length <= 64;
}

function splitOnce(entry: string): readonly [string, string] {
  const colon = entry.indexOf(':');
  return colon < 0 ? ['', entry] : [entry.slice(0, colon).trim(), entry.slice(colon + 1).trim()];
}

function isCron(value: string): boolean {
  if (value.trim().split(/\s+/).length !== 5) return false;
  try {
    CronExpressionParser.parse(value, { tz: 'Europe/Berlin' });
    return true;
  } catch {
    return false;
  }
}
