import { z } from 'zod';
import type { JsonObject } from '../../hub/json.js';
import type { Suppressed } from './advoware.js';
import type { Kuerzel } from './employees.js';

/** An Advoware id of an appointment. */
export type FrNr = number & { readonly __brand: 'FrNr' };

const text = z.string().nullish();
const flag = z.union([z.number(), z.boolean(), z.string()]).nullish();
const count = z.union([z.number(), z.string()]).nullish();

/** An appointment as Advoware gives it. Loose: what the hub does not know travels back unchanged in a PUT. */
export const appointmentSchema = z.looseObject({
  frNr: z.int().positive().transform((value) => value as FrNr),
  rowId: z.string().min(1),
  geaendertAm: text,
  anwalt: z.string().min(1),
  text, notiz: text, ort: text,
  datum: text, uhrzeitVon: text, uhrzeitBis: text, datumBis: text,
  dauertermin: flag, turnus: count, turnusArt: count, privat: flag,
});
export type AdvowareAppointmentRecord = z.infer<typeof appointmentSchema> & JsonObject;

/** Days as `YYYY-MM-DD`, both inclusive. */
export interface Days { readonly from: string; readonly to: string }

/** The appointments of Advoware (advoware.md, Requests). Throws like the rest of the client. */
export interface AdvowareAppointments {
  /** Every appointment of the employee that touches the days; a series by its whole span. Complete, or an error. */
  listAppointments(kuerzel: Kuerzel, days: Days): Promise<readonly AdvowareAppointmentRecord[]>;
  createAppointment(kuerzel: Kuerzel, fields: JsonObject): Promise<{ readonly kind: 'created'; readonly frNr: FrNr } | Suppressed>;
  /** Writes the whole object as it was read, with the changes laid over it and its `rowId` in it. */
  updateAppointment(seen: AdvowareAppointmentRecord, changes: JsonObject): Promise<{ readonly kind: 'updated' } | { readonly kind: 'moved_on' } | { readonly kind: 'gone' } | Suppressed>;
  deleteAppointment(frNr: FrNr): Promise<{ readonly kind: 'deleted' } | { readonly kind: 'gone' } | Suppressed>;
}
