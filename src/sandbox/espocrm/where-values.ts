import type { Json } from '../json.js';
import { numericOf } from './phone-format.js';
import type { Database } from './database.js';
import { displayName } from './database.js';
import type { EspoRecord } from './state.js';
import { attributesOf, type FieldDef } from './schema.js';

/** The values of an attribute that a filter looks at: several for e-mails and phones, since secondaries count as well. undefined: no such attribute. */
export function filterValues(database: Database, type: string, record: EspoRecord, attribute: string): Json[] | undefined {
  const { emails, phones } = database.state;
  switch (attribute) {
    case 'id': return [record.id];
    case 'name': return [displayName(database.def(type), record)];
    case 'deleted': return [record.deleted];
    case 'emailAddress': return values(record.emails.map((link) => emails[link.key]?.value));
    case 'phoneNumber': return values(record.phones.map((link) => phones[link.key]?.value));
    case 'phoneNumberNumeric': return values(record.phones.map((link) => numericOf(phones[link.key]?.value ?? '')));
    case 'emailAddressIsOptedOut': return [record.emails.some((link) => link.primary && emails[link.key]?.optOut === true)];
    case 'versionNumber': return [record.version];
    default: return [record.attributes[attribute] ?? null];
  }
}

function values(found: readonly (string | undefined)[]): Json[] {
  const texts = found.filter((value) => value !== undefined);
  return texts.length === 0 ? [null] : texts;
}

/** Whether a filter may name this attribute. */
export function isFilterable(database: Database, type: string, attribute: string): boolean {
  const def = database.def(type);
  if (attribute === 'id' || attribute === 'deleted' || attribute === 'name') return true;
  if (attribute === 'versionNumber') return def.versioned && database.settings.optimisticLocking;
  if (attribute === 'phoneNumberNumeric') return def.fields['phoneNumber']?.type === 'phone';
  return Object.entries(def.fields).some(([name, field]) => stored(name, field).includes(attribute));
}

function stored(name: string, field: FieldDef): string[] {
  return attributesOf(name, field).filter((attribute) => !attribute.endsWith('Data') && !attribute.endsWith('Names'));
}

/** How a filter compares this attribute. */
export function comparisonOf(database: Database, type: string, attribute: string): 'text' | 'number' | 'datetime' | 'date' {
  const kind = database.def(type).fields[attribute]?.type;
  if (kind === 'int') return 'number';
  return kind === 'datetime' || kind === 'date' ? kind : 'text';
}
