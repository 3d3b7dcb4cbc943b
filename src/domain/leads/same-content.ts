import type { Lead } from './lead.js';

/** Two leads with the same text within this time are one: somebody pressed twice, or a plugin sent again. */
export const sameContentMinutes = 10;

/** What a person entered, as one text; not where from and not when, which differ when a form is sent twice. */
export function contentOf({ kind, salutation, firstName, lastName, company, email, phone, message, address, consent, notes }: Lead): string {
  return JSON.stringify([kind, salutation, firstName, lastName, company, email, phone, message, address, consent.newsletter, notes]);
}
