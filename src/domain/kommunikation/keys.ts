import { emailKey, toEspoEmail } from './email-address.js';
import type { Medium } from './kinds.js';
import { phoneKey, toEspoPhone, type EspoValue } from './phone-number.js';

/** Two values are the same when their keys are. Keys compare only, they are never written anywhere but the ledger. */
export function keyOf(medium: Medium, raw: string): string {
  return medium === 'phone' ? phoneKey(raw) : emailKey(raw);
}

/** What EspoCRM would store for a raw value of Advoware. */
export function toEspoValue(medium: Medium, raw: string): EspoValue {
  return medium === 'phone' ? toEspoPhone(raw) : toEspoEmail(raw);
}
