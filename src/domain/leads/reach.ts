import { toEspoEmail } from '../kommunikation/email-address.js';
import { toEspoPhone } from '../kommunikation/phone-number.js';

/** The address as the CRM can keep it, lower case, its domain in ASCII; undefined for one that cannot work. */
export function workingEmail(raw: string): string | undefined {
  const checked = toEspoEmail(asciiDomain(raw.trim().replace(/^mailto:/i, '').replace(/^<(.*)>$/, '$1')).toLowerCase());
  return checked.kind === 'storable' ? checked.value : undefined;
}

/** The number in E.164, German unless it says otherwise; undefined for one that cannot work. */
export function workingPhone(raw: string): string | undefined {
  const checked = toEspoPhone(raw.trim().replace(/^(?:tel(?:efon)?|mobil|handy)\.?:?\s*/i, ''));
  return checked.kind === 'storable' ? checked.value : undefined;
}

/** „info@müller.example“ works; the CRM takes its domain in ASCII only. */
function asciiDomain(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 1 || /^[\x00-\x7f]*$/.test(address)) return address;
  const domain = URL.parse(`http://${address.slice(at + 1)}`)?.hostname;
  return domain === undefined ? address : `${address.slice(0, at)}@${domain}`;
}
