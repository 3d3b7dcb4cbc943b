import type { EspoValue } from './phone-number.js';

/** Comparison key of an e-mail address: trimmed and lower-case. */
export function emailKey(raw: string): string {
  return raw.toWellFormed().normalize('NFC').trim().toLowerCase().normalize('NFC').trim();
}

/**
 * The address as EspoCRM takes it (blanks around it go, its case stays), or why it would be a 400:
 * EspoCRM checks with PHP's FILTER_VALIDATE_EMAIL, which knows ASCII only and wants a dot in the domain.
 */
export function toEspoEmail(raw: string): EspoValue {
  const address = raw.trim();
  if (address.length <= longest && isAddress(address)) return { kind: 'storable', value: address };
  const several = address.split(/[\s;,|<>]+/).filter(isAddress).length > 1;
  if (several) return { kind: 'unstorable', reason: 'several' };
  return { kind: 'unstorable', reason: /\s/.test(address) ? 'text' : 'malformed' };
}

const longest = 254;
const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1 || at > 64 || !local.test(text.slice(0, at))) return false;
  const domain = text.slice(at + 1);
  return domain.split('.').every((part) => label.test(part)) && /\.[a-z][^.]*$/i.test(domain);
}
