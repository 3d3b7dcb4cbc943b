import { z } from 'zod';

export const pbxSettingsSchema = z.strictObject({
  /** `pro` has neither Call Control nor the configuration API: 403. */
  licence: z.enum(['enterprise', 'pro']),
  /** Unit of `expires_in`: minutes before 20.0.9, seconds since. */
  expiresIn: z.enum(['minutes', 'seconds']),
  /** Life of a token. */
  tokenMinutes: z.int().positive(),
  /** Whether external calls are recorded. */
  recordCalls: z.boolean(),
  /** How long after its end the recording of a call appears. */
  recordingDelayMs: z.int().nonnegative(),
  /** What a transfer looks like to who watches: the new leg comes before the old one goes, or behind it. */
  transfer: z.enum(['overlap', 'gap']),
  /** What of the live calls is said over the socket. `lost`: nothing, as behind a bad proxy. */
  events: z.enum(['on', 'lost']),
  /** Whether a bridge of the firm sends the hub webhooks; twice, when it is a bad one. */
  webhooks: z.enum(['off', 'on', 'twice']),
  /** Whether the CRM template asks the hub who calls and reports each call. */
  template: z.enum(['off', 'on']),
});
export type PbxSettings = z.infer<typeof pbxSettingsSchema>;

export const defaultPbxSettings: Readonly<PbxSettings> = {
  licence: 'enterprise', expiresIn: 'seconds', tokenMinutes: 60, recordCalls: true, recordingDelayMs: 5_000, transfer: 'overlap', events: 'on',
  webhooks: 'off', template: 'off',
};

/** Where the hub is, for the bridge and the template. */
export type HubAddress = {
  /** Without a slash at the end. */
  readonly url: string;
  readonly apiKey: string;
  readonly webhookSecret: string;
};
export const hubAddressSchema = z.strictObject({ url: z.url().transform((value) => value.replace(/\/+$/u, '')), apiKey: z.string(), webhookSecret: z.string() });
