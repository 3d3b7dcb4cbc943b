import { phoneKey } from '../kommunikation/phone-number.js';

/**
 * The outside number of a call in one form for all sources: E.164 where there is one, else its digits; empty when it is withheld
 * or no number at all. An extension behind it belongs to the phone there, not to the line.
 */
export function lineOf(raw: string): string {
  const [first = ''] = readings(raw);
  return first;
}

/**
 * The digits under which EspoCRM may hold a number (`phoneNumberNumeric`): international, national and with `00`
 * (espocrm.md, Screen pop). Empty for what is no number.
 */
export function lookupDigits(raw: string): readonly string[] {
  return [...new Set(readings(raw).flatMap(notations))];
}

/** Every line that a number may mean: the telephone system may leave the plus away. */
export function linesOf(raw: string): readonly string[] {
  return readings(raw);
}

/** Where the number of the person ends and that of a phone behind it begins. */
const extension = /\s*[,;-]?\s*(?:;?ext(?:ension)?[.=:]?|DW|Durchw(?:ahl|\.)?|App(?:arat|\.)?|Nebenst(?:elle|\.)?|x)\s*[:.]?\s*\d{1,6}\s*$/i;
const scheme = /^\s*(?:tel|sips?):/i;
const host = /@.*$/;
const e164 = /^\+[1-9]\d{4,14}$/;
/** Longer than any number with its trimmings. */
const longest = 60;

function readings(raw: string): readonly string[] {
  if (raw.length > longest) return [];
  const number = raw.replace(scheme, '').replace(host, '').replace(extension, '').trim();
  const digits = number.replace(/\D/g, '');
  // Letters: "anonymous", or words of which nobody knows what they mean.
  if (digits === '' || /\p{L}/u.test(number)) return [];
  const international = phoneKey(`+${digits}`);
  const key = phoneKey(number);
  const isBare = /^[1-9]/.test(number) && digits.length > 7;
  return [...new Set([e164.test(key) && digits.length > 5 ? key : digits, ...(isBare && e164.test(international) ? [international] : [])])];
}

function notations(line: string): readonly string[] {
  if (!line.startsWith('+')) return [line];
  const digits = line.slice(1);
  return [digits, ...(digits.startsWith('49') ? [`0${digits.slice(2)}`] : []), `00${digits}`];
}
