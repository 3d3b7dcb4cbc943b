import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A value as EspoCRM would keep it, or why it would not (espocrm.md, Phones and e-mails). */
export type EspoValue =
  | { readonly kind: 'storable'; readonly value: string }
  | { readonly kind: 'unstorable'; readonly reason: UnstorableReason };
export type UnstorableReason = 'extension' | 'several' | 'text' | 'malformed';

/** Comparison key of a phone: E.164 with region DE by default and `;ext=`, else the raw text with blanks folded. */
export function phoneKey(raw: string): string {
  const number = parsed(raw);
  if (number !== null) return number.extension === '' ? number.e164 : `${number.e164};ext=${number.extension}`;
  return raw.toWellFormed().normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** The E.164 form, or the reason why there is none: such a value is reported and left alone in Advoware. */
export function toEspoPhone(raw: string): EspoValue {
  const number = parsed(raw);
  if (number?.extension === '') return { kind: 'storable', value: number.e164 };
  return { kind: 'unstorable', reason: number === null ? reasonAgainst(raw) : 'extension' };
}

/** The digits under which the CRM may keep a number (espocrm.md, Screen pop): `49…`, `0049…` and in Germany `0…`; an extension is left out. */
export function numericNotations(raw: string): readonly string[] {
  const number = parsed(raw.trim());
  if (number === null) return [raw.replace(/\D/g, '')].filter((digits) => digits !== '');
  const digits = number.e164.slice(1);
  return [digits, `00${digits}`, ...(digits.startsWith('49') ? [`0${digits.slice(2)}`] : [])];
}

interface PhoneNumber { readonly e164: string; readonly extension: string }

/** Longer texts are never one number; not even looked at, so that a pasted page costs nothing. */
const longest = 60;
const e164 = /^\+[1-9]\d{4,14}$/;
/** Six or more digits of a full number, then a separator and the start of another one. */
const second = /^\s*(?:\+|\(?0)(?:[^\d\n;,|/]*\d){5,}[^;,|/\n]*[;,|/\n]\s*(?:\+|\(?0)/;

/** Parsing is the dear part of a plan and the same few numbers come again and again. */
const cache = new Map<string, PhoneNumber | null>();
const cacheLimit = 5_000;

function parsed(raw: string): PhoneNumber | null {
  if (raw.length > longest) return null;
  const known = cache.get(raw);
  if (known !== undefined) return known;
  if (cache.size >= cacheLimit) cache.clear();
  const number = parse(raw);
  cache.set(raw, number);
  return number;
}

function parse(raw: string): PhoneNumber | null {
  if (second.test(raw)) return null;
  const number = possible(raw);
  if (number === null) return null;
  // A few odd inputs parse to something that parses to something else; a key must be stable.
  return possible(number.e164)?.e164 === number.e164 ? number : null;
}

/** `extract: false` refuses text around a number instead of dropping it. */
function possible(raw: string): PhoneNumber | null {
  const number = parsePhoneNumberFromString(raw, { defaultCountry: 'DE', extract: false });
  if (!number?.isPossible() || !e164.test(number.number)) return null;
  return { e164: number.number, extension: number.ext ?? '' };
}

function reasonAgainst(raw: string): UnstorableReason {
  const text = raw.trim();
  if (text.length > longest) return 'text';
  if (/\d\s*[-/,]?\s*(?:DW|Durchw(?:ahl|\.)|App(?:arat|\.)|ext\.?|Nebenst(?:elle|\.))\s*:?\s*\d/i.test(text)) return 'extension';
  if (second.test(text) || isSeveral(text)) return 'several';
  return /\p{L}/u.test(text) ? 'text' : 'malformed';
}

function isSeveral(text: string): boolean {
  return text.split(/[;,|/\n]|\boder\b|\bund\b/).filter((part) => possible(part.trim()) !== null).length > 1;
}
