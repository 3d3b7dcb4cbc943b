import { z } from 'zod';
import type { JsonObject } from '../../hub/json.js';

/** A record id of EspoCRM. */
export type EntityId = string & { readonly __brand: 'EntityId' };

const text = z.string().nullish();
const instant = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/).nullish();

const flag = z.boolean().nullish();
const phoneSchema = z.looseObject({ phoneNumber: text, type: text, primary: flag, optOut: flag, invalid: flag });
const emailSchema = z.looseObject({ emailAddress: text, primary: flag, optOut: flag, invalid: flag });

export const syncStatuses = ['clean', 'dirty', 'pending_sync', 'syncing', 'failed', 'conflict', 'permanently_failed'] as const;

/** A `CBeteiligte` as EspoCRM gives it, single or in a list; dates are UTC `YYYY-MM-DD HH:MM:SS`. */
export const cBeteiligteSchema = z.looseObject({
  id: z.string().min(1).transform((value) => value as EntityId),
  /** Absent or null without optimistic locking. */
  versionNumber: z.int().nullish(),
  modifiedAt: instant,
  modifiedById: text,
  lastName: text, firstName: text, firmenname: text, rechtsform: text, salutationName: text,
  dateOfBirth: text, handelsregisterNummer: text,
  betnr: z.int().nullish(),
  syncStatus: z.enum(syncStatuses).or(z.literal('')).nullish(),
  advowareLastSync: instant, advowareDeletedAt: instant, syncErrorMessage: text, syncRetryCount: z.int().nullish(),
  assignedUserId: text,
  /** Only with a single GET, never in lists. */
  phoneNumberData: z.array(phoneSchema).nullish(),
  emailAddressData: z.array(emailSchema).nullish(),
});
export type CBeteiligte = z.infer<typeof cBeteiligteSchema> & JsonObject;
