/**
 * Masks what must not stand in a log, a metric or an error: bearer tokens, keys and secrets, e-mail addresses,
 * phone numbers, long base64 or hex strings. For free text and error messages; ids, dates and code places stay readable.
 * Takes time linear in the text, whatever it holds: no pattern repeats a repetition, and repetitions that can fail are bounded.
 */
export function redact(text: string): string {
  return text
    .replace(urlCredentials, '$1***@')
    .replace(schemeToken, '$1 ***')
    .replace(namedSecret, '$1***')
    .replace(webToken, '***')
    .replace(emailAddress, '***@***')
    .replace(phoneOrUuid, maskPhone)
    .replace(longToken, maskLongToken);
}

const urlCredentials = /(\b[a-z][a-z0-9+.-]{0,15}:\/\/)[^\s/@]{1,256}@/gi;
const schemeToken = /\b(bearer|basic)\s{1,3}[A-Za-z0-9._~+/=-]{6,}/gi;
/** `X-Api-Key: value`, `password=value`, `"token":"value"`. */
const namedSecret = /((?:api[-_ ]?key|secret|passwor[dt]|kennwort|token|signature|authorization|hmac512signature)["']?\s{0,3}[:=]\s{0,3}["']?)[^\s"',;&}]+/gi;
const webToken = /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_.-]+/g;
const emailAddress = /[A-Za-z0-9.!#$%&'*+/=?^_`{|}~ÄÖÜäöüß-]{1,64}@[A-Za-z0-9ÄÖÜäöüß][A-Za-z0-9ÄÖÜäöüß.-]{0,252}/g;
/** A uuid is taken as a whole, so that no part of it is read as a number. Numbers: `+` or `0` in front, in brackets or not. */
const phoneOrUuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<![\w.:/-])(?:\(?\+|\(?0)[\d()/ -]{5,30}\d/gi;
const longToken = /[A-Za-z0-9+/_-]{32,}={0,2}/g;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function maskPhone(match: string): string {
  return !uuid.test(match) && match.replace(/\D/g, '').length >= 7 ? '***' : match;
}

/** Letters and digits mixed make a secret; a file's path is one only when one of its parts is. */
function maskLongToken(match: string, offset: number, text: string): string {
  const isPath = match.startsWith('/') || /^\.[a-z]/.test(text.slice(offset + match.length, offset + match.length + 2));
  if (isPath) return match.split('/').map((part) => (part.length >= 32 && looksSecret(part) ? '***' : part)).join('/');
  return looksSecret(match) ? '***' : match;
}

function looksSecret(token: string): boolean {
  return !uuid.test(token) && /\d/.test(token) && /[A-Za-z]/.test(token);
}
