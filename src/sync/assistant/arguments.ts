import { z } from 'zod';
import { whenOf, type When } from '../../domain/assistant/when.js';

/** The arguments that several tools share. Texts are bounded: what is longer is no name, note or number. */
export const recordId = z.string().regex(/^[A-Za-z0-9]{1,36}$/, 'keine gültige Kennung').describe('Kennung des Datensatzes im CRM');
export const kuerzel = z.string().trim().min(1).max(20).describe('Kürzel eines Mitarbeiters, etwa „AB“');
export const betnr = z.int().positive().describe('Nummer des Beteiligten in Advoware');
export const phone = z.string().trim().min(3).max(60).describe('Telefonnummer in beliebiger Schreibweise');
export const email = z.string().trim().min(3).max(254).describe('E-Mail-Adresse');
export const line = z.string().trim().min(1).max(249);
export const text = z.string().trim().min(1).max(10_000);

/** A day or a moment as ISO text. */
export const when = (what: string): z.ZodType<When, string> => z.string().max(60)
  .transform((value, context) => {
    const read = whenOf(value);
    if (!read) context.addIssue({ code: 'custom', message: 'kein Datum nach ISO 8601' });
    return read ?? z.NEVER;
  })
  .describe(`${what}: ISO 8601, ohne Zonenangabe gilt Berliner Zeit, nur ein Datum heißt ganztägig`);
