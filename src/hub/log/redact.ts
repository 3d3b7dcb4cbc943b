/**
 * Masks what must not stand in a log, a metric or an error: bearer tokens, keys and secrets, e-mail addresses,
 * phone numbers, long base64 or hex strings. For free text and error messages; ids, dates and code places stay readable.
 * Takes time in proportion to the text: every repetition is bounded, and finer questions are asked of the match.
 */
export function redact(text: string): string {
  return rules.reduce((masked, rule) => rule(masked), text);
}

type Rule = (text: string) => string;

const replacing = (pattern: RegExp, replacement: string): Rule => (text) => text.replace(pattern, replacement);
const masking = (pattern: RegExp, isSecret: (found: string) => boolean): Rule => (text) =>
  text.replace(pattern, (found: string) => (isSecret(found) ? '***' : found));

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const secretNames = 'api[-_ ]?key|secret|passwor[dt]|kennwort|token|signature|authorization|hmac512signature';

const rules: readonly Rule[] = [
  // user:password@ in URLs
  replacing(/(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@]{1,300}@/gi, '$1***@'),
  replacing(/\b(bearer|basic)\s{1,5}[A-Za-z0-9._~+/=-]{6,}/gi, '$1 ***'),
  // key=value, "key": "value", X-Api-Key: value
  replacing(new RegExp(`((?:${secretNames})["']?\\s{0,5}[:=]\\s{0,5}["']?)(?!\\*\\*\\*)[^\\s"',;&}]+`, 'gi'), '$1***'),
  replacing(/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)?/g, '***'),
  replacing(/[A-Za-z0-9.!#$%&'*+/=?^_`{|}~ÄÖÜäöüß-]{1,64}@[A-Za-z0-9ÄÖÜäöüß][A-Za-z0-9ÄÖÜäöüß.-]{0,253}/g, '***@***'),
  // International or German national notation with its usual separators
  masking(/(?<![\w.:/-])(?:\(?\+|\(?0)[\d()/ .-]{5,30}\d(?![\w:]|-\w)/g, isPhone),
  masking(/(?<![A-Za-z0-9+/_=.-])[A-Za-z0-9+/_-]{32,}={0,2}(?!\.[a-z])/g, isKey),
];

/** At least seven digits, and no decimal number or date. */
function isPhone(found: string): boolean {
  const digits = found.replace(/\D/g, '').length;
  return digits >= 7 && !/^0\.\d+$/.test(found) && !/^0\d?\.\d\d?\.\d{4}$/.test(found);
}

/** Letters and digits mixed, and neither a UUID nor the path of a file. */
function isKey(found: string): boolean {
  return /\d/.test(found) && /[A-Za-z]/.test(found) && !uuid.test(found) && !found.startsWith('/');
}
