import type { Item } from './draft.js';
import { keyOf, toEspoValue } from './keys.js';
import type { Medium } from './kinds.js';
import type { CrmEmailItem, CrmPhoneItem } from './plan.js';
import type { CrmContacts } from './records.js';

/** EspoCRM refuses a longer list. */
export const longestList = 10;

/** The CRM's list, de-duplicated by key; undefined when it was not delivered, which says nothing about what is in it. */
export function readItems(crm: CrmContacts, medium: Medium): Item[] | undefined {
  const list = medium === 'phone' ? crm.phoneNumberData?.map(fromPhone) : crm.emailAddressData?.map(fromEmail);
  if (list === undefined) return undefined;
  const items = new Map<string, Item>();
  for (const { value, ...rest } of list) {
    if (value === null || value === undefined || value.trim() === '') continue;
    const read = newItem(keyOf(medium, value), value, rest.type ?? null);
    Object.assign(read, { primary: rest.primary ?? false, optOut: rest.optOut ?? false, invalid: rest.invalid ?? false });
    const first = items.get(read.key);
    if (first === undefined) items.set(read.key, read);
    else merge(first, read);
  }
  return [...items.values()];
}

/** A value new to the CRM list. */
export function addedItem(medium: Medium, value: string, type: string | null): Item {
  return { ...newItem(keyOf(medium, value), value, type), added: true };
}

/** A value of the list which EspoCRM would not take back: old data that makes every write of the list a 400. */
export function unwritable(medium: Medium, items: readonly Item[]): Item | undefined {
  return items.find((item) => !item.removed && medium === 'phone' && !isInternational(item.value) && toEspoValue('phone', item.value).kind === 'unstorable');
}

/**
 * The list to send: everything as read, exactly one primary, phones as E.164, which the key of a national one is. A list that holds an old national number needs the
 * flat attribute beside it.
 */
export function phonesToSend(items: readonly Item[]): { readonly phoneNumberData: readonly CrmPhoneItem[]; readonly phoneNumber?: string | null } {
  const list = withOnePrimary(items).map(({ value, valueKey, type, primary, optOut, invalid }) => (
    { phoneNumber: isInternational(value) ? value : valueKey, ...(type === null ? {} : { type }), primary, optOut, invalid }));
  const national = items.some((item) => !item.added && !item.value.startsWith('+'));
  return { phoneNumberData: list, ...(national ? { phoneNumber: list.find((item) => item.primary)?.phoneNumber ?? null } : {}) };
}

export function emailsToSend(items: readonly Item[]): { readonly emailAddressData: readonly CrmEmailItem[] } {
  const list = withOnePrimary(items);
  return { emailAddressData: list.map(({ value, primary, optOut, invalid }) => ({ emailAddress: value, primary, optOut, invalid })) };
}

function newItem(key: string, value: string, type: string | null): Item {
  return { key, added: false, value, valueKey: key, type, primary: false, optOut: false, invalid: false, removed: false, held: false, link: undefined };
}

function fromPhone(item: NonNullable<CrmContacts['phoneNumberData']>[number]) {
  return { ...item, value: item.phoneNumber };
}

function fromEmail(item: NonNullable<CrmContacts['emailAddressData']>[number]) {
  return { ...item, value: item.emailAddress, type: null };
}

/** Two notations of one number, or two cases of one address: an opt-out of either holds. */
function merge(first: Item, further: Item): void {
  first.primary ||= further.primary;
  first.optOut ||= further.optOut;
  first.invalid ||= further.invalid;
}

/** EspoCRM took it once. */
function isInternational(phone: string): boolean {
  return /^\+(?:\D*\d){7}/.test(phone);
}

function withOnePrimary(items: readonly Item[]): readonly Item[] {
  const kept = items.filter((item) => !item.removed);
  const primary = kept.find((item) => item.primary) ?? kept[0];
  return kept.map((item) => ({ ...item, primary: item === primary }));
}
