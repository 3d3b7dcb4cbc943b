/**
 * The fields of the CRM that Y may see, and nothing else (assistant.md, Least knowledge): a field that somebody adds to the
 * CRM stays hidden until it is named here. Bank data, addresses and free texts are left out on purpose.
 */
export const allowList = {
  CBeteiligte: [
    'id', 'name', 'salutationName', 'firstName', 'lastName', 'firmenname', 'rechtsform', 'dateOfBirth', 'handelsregisterNummer', 'betnr',
    'emailAddress', 'phoneNumber', 'emailAddressData', 'phoneNumberData', 'syncStatus', 'advowareLastSync', 'assignedUserId', 'assignedUserName',
  ],
  Contact: ['id', 'name', 'salutationName', 'firstName', 'lastName', 'accountName', 'emailAddress', 'phoneNumber', 'emailAddressData', 'phoneNumberData', 'assignedUserId', 'assignedUserName'],
  Lead: ['id', 'name', 'salutationName', 'firstName', 'lastName', 'accountName', 'status', 'source', 'emailAddress', 'phoneNumber', 'emailAddressData', 'phoneNumberData', 'assignedUserId', 'assignedUserName'],
  Task: ['id', 'name', 'status', 'priority', 'dateEnd', 'dateEndDate', 'assignedUserId', 'assignedUserName'],
  Call: ['id', 'name', 'status', 'direction', 'dateStart', 'dateEnd', 'duration', 'assignedUserName'],
  Meeting: ['id', 'name', 'status', 'dateStart', 'dateEnd', 'assignedUserName'],
} as const satisfies Record<string, readonly string[]>;
export type VisibleEntity = keyof typeof allowList;

/** Within a list of phones or e-mails. */
const listItems: ReadonlyMap<string, readonly string[]> = new Map([
  ['emailAddressData', ['emailAddress', 'primary', 'optOut', 'invalid']],
  ['phoneNumberData', ['phoneNumber', 'type', 'primary', 'optOut', 'invalid']],
]);

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type Visible = Record<string, Json>;

/** What Y may see of a record of the CRM; fields that hold nothing are left out. */
export function visible(entity: VisibleEntity, record: Readonly<Record<string, unknown>>): Visible {
  return Object.fromEntries(allowList[entity].flatMap((name) => {
    const value = record[name];
    if (value === undefined || value === null || value === '') return [];
    const fields = listItems.get(name);
    return [[name, fields ? visibleItems(fields, value) : plain(value)]];
  }));
}

function visibleItems(fields: readonly string[], value: unknown): Json {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.map((item) => {
    const record: Readonly<Record<string, unknown>> = typeof item === 'object' && item !== null ? { ...item } : {};
    return Object.fromEntries(fields.flatMap((field) => (record[field] === undefined ? [] : [[field, plain(record[field])]])));
  });
}

/** A field of the list that holds more than a plain value is another field than the one that was meant. */
const plain = (value: unknown): Json => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null);
