import type { Reach } from './client.js';

const EMAIL_KINDS = new Set([4, 8, 11, 12]);
const PHONE_TYPES: Readonly<Record<number, string>> = { 1: 'Office', 2: 'Fax', 3: 'Mobile', 6: 'Home', 7: 'Fax', 9: 'Mobile', 10: 'Other' };
/** The web site: never synced. */
const INTERNET = 5;

export function isEmail(entry: Reach): boolean {
  return EMAIL_KINDS.has(entry.kind);
}

export function isPhone(entry: Reach): boolean {
  return entry.kind in PHONE_TYPES;
}

export function phoneType(entry: Reach): string {
  return PHONE_TYPES[entry.kind] ?? 'Other';
}

/** The value as the CRM keeps it: numbers in E.164. Only for values that have such a form. */
export function crmValue(entry: Reach): string {
  if (!isPhone(entry)) return entry.value;
  const digits = entry.value.replace('(0)', '').replace(/[^\d+]/gu, '');
  return digits.startsWith('+') ? digits : `+49${digits.slice(1)}`;
}

/** The remark of an entry that was synced before: the marker, with the value as the CRM has it, in front of the user's words. */
export function markedRemark(entry: Reach, agreedInCrm: string): string {
  const marker = `[ESPOCRM:${Buffer.from(agreedInCrm).toString('base64')}:${entry.kind}]`;
  return entry.remark === undefined ? marker : `${marker} ${entry.remark}`;
}

export function isNeverSynced(entry: Reach): boolean {
  return entry.kind === INTERNET;
}
