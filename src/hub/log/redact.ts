/**
 * Masks what must not stand in a log, a metric or an error: bearer tokens, keys and secrets, e-mail addresses,
 * phone numbers, long base64 or hex strings. For free text and error messages; ids, dates and code places stay readable.
 */
export function redact(text: string): string {
  return rules.reduce((masked, [pattern, replacement]) => masked.replace(pattern, replacement), text);
}

const rules: readonly (readonly [RegExp, string])[] = [
  // user:password@ in URLs
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, '$1***@'],
  [/\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{6,}/gi, '$1 ***'],
  // key=value, "key": "value", X-Api-Key: value
  [/((?:[a-z0-9]+[-_ ]?)*(?:api[-_ ]?key|apikey|secret|passwor[dt]|kennwort|token|signature|authorization|hmac512signature)["']?\s*[:=]\s*["']?)(?!\*\*\*)[^\s"',;&}]+/gi, '$1***'],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)?/g, '***'],
  [/[A-Za-z0-9.!#$%&'*+/=?^_`{|}~ÄÖÜäöüß-]+@[A-Za-z0-9ÄÖÜäöüß](?:[A-Za-z0-9ÄÖÜäöüß.-]*[A-Za-z0-9ÄÖÜäöüß])?/g, '***@***'],
  // International or German national notation: + or 0 in front, at least seven digits, usual separators
  [/(?<![\w.:/-])(?:\+|\(\+?|0(?=[1-9 (/-]|0[1-9]))[\d()/ -]*(?:\d[()/ .-]{0,2}){6,}\d(?![\w:]|-\w)/g, '***'],
  // Base64 or hex of 32 characters and more that mixes letters and digits
  [/(?<![A-Za-z0-9+/_=.-])(?=[A-Za-z0-9+/_-]*\d)(?=[A-Za-z0-9+/_-]*[A-Za-z])(?![0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9]))(?![^\s]*\/[^\s]*\.[a-z]{1,4}\b)[A-Za-z0-9+/_-]{32,}={0,2}/g, '***'],
];
