import { kindOf, type KommKz } from './kinds.js';

/**
 * What both sides agreed on last, as the ledger keeps it (plain JSON). It helps where a marker is not enough: a remark wiped or
 * damaged by hand, an entry deleted in Advoware, who moved `primary`. Everything else is decided from the markers alone.
 * Keys of `entries` are Advoware's ids.
 */
export type KommunikationBase = {
  readonly version: 1;
  readonly entries: Readonly<Record<string, BaseEntry>>;
  readonly phone: BaseList;
  readonly email: BaseList;
  /** Reports already made, so that each is made once. */
  readonly reported: readonly string[];
};

/** `missing`: not in Advoware's last listing; gone for good only when the next one lacks it too (I11). */
export type BaseEntry = {
  readonly role: 'linked' | 'missing' | 'extra';
  readonly key: string;
  readonly kommKz: KommKz;
  readonly online: boolean;
};

/** EspoCRM's list in its order. */
export type BaseList = { readonly keys: readonly string[]; readonly primary: string | null };

/** Reads what the ledger holds; anything of another shape counts as an empty ledger. Never throws. */
export function readBase(json: unknown): KommunikationBase | undefined {
  if (!isRecord(json) || json['version'] !== 1 || !isRecord(json['entries'])) return undefined;
  const { entries, phone, email, reported } = json;
  if (!isList(phone) || !isList(email) || !isTexts(reported) || !Object.values(entries).every(isEntry)) return undefined;
  return { version: 1, entries: entries as Readonly<Record<string, BaseEntry>>, phone, email, reported };
}

function isEntry(value: unknown): value is BaseEntry {
  return isRecord(value) && ['linked', 'missing', 'extra'].includes(String(value['role'])) && typeof value['key'] === 'string'
    && kindOf(Number(value['kommKz'])) !== undefined && typeof value['online'] === 'boolean';
}

function isList(value: unknown): value is BaseList {
  return isRecord(value) && isTexts(value['keys']) && (value['primary'] === null || typeof value['primary'] === 'string');
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
