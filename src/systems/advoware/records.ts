import { z } from 'zod';
import type { JsonObject } from '../../hub/json.js';

/** An Advoware id of a Beteiligter. */
export type BetNr = number & { readonly __brand: 'BetNr' };

const text = z.string().nullish();

/** One entry of `kommunikation`; `kommKz` is always 0 on reading (a bug of Advoware). */
export const kommunikationSchema = z.looseObject({
  id: z.int(), rowId: text, tlf: text, bemerkung: text, kommKz: z.int().nullish(), online: z.boolean().nullish(),
});

/**
 * A Beteiligter as Advoware gives it. Loose: what the hub does not know travels back unchanged in a PUT.
 */
export const beteiligterSchema = z.looseObject({
  betNr: z.int().positive().transform((value) => value as BetNr),
  rowId: z.string().min(1),
  geaendertAm: text,
  name: text, vorname: text, rechtsform: text, anrede: text, geburtsdatum: text, handelsRegisterNummer: text,
  kommunikation: z.array(kommunikationSchema).nullish(),
});
export type AdvowareBeteiligter = z.infer<typeof beteiligterSchema> & JsonObject;
export type AdvowareKommunikation = z.infer<typeof kommunikationSchema>;
