/** Country codes by ITU; the length rules below are those of a *possible* number, not of an assigned one. */
const COUNTRY_CODE = /^(1|7|20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|2[1-6]\d|29[0-9]|3[578]\d|42\d|5[09]\d|6[789]\d|80\d|8[578]\d|96\d|97\d|99[2-8])/u;
const NATIONAL_LENGTHS: Readonly<Record<string, readonly [number, number]>> = {
  '1': [10, 10], '7': [10, 10], '31': [7, 11], '33': [9, 9], '39': [6, 12], '41': [9, 12], '43': [4, 13], '44': [7, 10], '49': [4, 14],
};
const OTHER_LENGTHS: readonly [number, number] = [5, 12];

/** The E.164 form of an international number, or undefined when EspoCRM refuses it. An extension is dropped without a word. */
export function toE164(text: string): string | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith('+')) return undefined;
  const digits = trimmed
    .replace(/\s*(ext\.?|x)\s*\d+$/iu, '')
    .replace('(0)', '')
    .replace(/\D/gu, '');
  const code = COUNTRY_CODE.exec(digits)?.[0];
  if (code === undefined || digits.length > 15) return undefined;
  const [shortest, longest] = NATIONAL_LENGTHS[code] ?? OTHER_LENGTHS;
  const national = digits.length - code.length;
  return national >= shortest && national <= longest ? `+${digits}` : undefined;
}

/** What may stand in a number while `phoneNumberInternational` is off: it is then stored untouched. */
export function isLoosePhone(text: string): boolean {
  return /^[0-9A-Za-z_@:#+().\- ]+$/u.test(text);
}

/** Digits only: the column on which a screen pop searches. */
export function numericOf(text: string): string {
  return text.replace(/\D/gu, '');
}
