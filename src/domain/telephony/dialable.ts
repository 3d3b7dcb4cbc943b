import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';

/** Whether the hub may dial a number (telephony.md, Call out). */
export type Dialable =
  | { readonly kind: 'dialable'; readonly number: string }
  | { readonly kind: 'refused'; readonly reason: 'emergency' | 'premium' | 'invalid' };

/**
 * Checks a number that somebody or a flow wants to have called; region DE by default. Only a whole number with its trunk or country
 * prefix is dialled: a machine never calls for help, never pays by the minute and never guesses an area code.
 */
export function dialable(raw: string): Dialable {
  const text = raw.trim();
  if (text.length > longest || !/^[\d+(][\d\s()./-]*$/.test(text)) return refused('invalid');
  const national = nationalDigits(text);
  if (emergency.test(national)) return refused('emergency');
  if (premium.test(national)) return refused('premium');
  const number = parsePhoneNumberFromString(text, { defaultCountry: 'DE', extract: false });
  if (!number || !/^[+0]/.test(text.replace(/[\s()]/g, '')) || !exists(number)) return refused('invalid');
  if (costly.has(number.getType())) return refused('premium');
  return { kind: 'dialable', number: number.number };
}

const longest = 40;

/** Police, fire and ambulance, the services with 116, the ambulance of old; however a country code or a zero is put before it. */
const emergency = /^0?(?:11[02]|116\d{3}|19222)$/;
/** 0900 and 0190; votes 0137, 0138; services 0180, 012; directories 118; other carriers' prefixes 010; satellites. */
const premium = /^(?:0?118\d{2,3}|0(?:900|190|13[78]|180|12|10)\d*|00(?:87[08]|88[123]|979)\d*)$/;
/** What other countries call the same. */
const costly: ReadonlySet<string | undefined> = new Set(['PREMIUM_RATE', 'SHARED_COST', 'PAGER']);

/** As a German phone would dial it, so that one table of prefixes is enough. Numbers of other countries keep their `00`. */
function nationalDigits(text: string): string {
  const digits = text.replace('(0)', '').replace(/\D/g, '');
  if (text.startsWith('+')) return digits.startsWith('49') ? `0${digits.slice(2)}` : `00${digits}`;
  return digits.startsWith('0049') ? `0${digits.slice(4)}` : digits;
}

/** The table of German numbers is complete; of other countries only the length is checked. */
const exists = (number: PhoneNumber): boolean => (number.countryCallingCode === '49' ? number.isValid() : number.isPossible());

const refused = (reason: Extract<Dialable, { kind: 'refused' }>['reason']): Dialable => ({ kind: 'refused', reason });

/** Where the number itself tells that a mobile phone has it. */
export const isMobile = (number: string): boolean => parsePhoneNumberFromString(number, { defaultCountry: 'DE', extract: false })?.getType() === 'MOBILE';
