import { copy, type Json, type JsonObject } from '../json.js';
import { dataOf, emailChannel, flatOf, phoneChannel } from './channels.js';
import { displayName, type Database } from './database.js';
import { attributesOf, type EntityDef, type FieldDef } from './schema.js';
import { textOf, type EspoRecord } from './state.js';

const LIST_TEXT_LIMIT = 10_000;

/** A record as a single GET shows it: every attribute, unset ones as null. */
export function single(database: Database, type: string, record: EspoRecord): JsonObject {
  const def = database.def(type);
  const shown: JsonObject = { id: record.id, name: nameAttribute(def, record), deleted: record.deleted };
  for (const [name, field] of Object.entries(def.fields)) {
    Object.assign(shown, shownField(database, record, name, field));
  }
  if (type === 'Call') shown['duration'] = callDuration(record);
  if (hasChannels(def)) Object.assign(shown, channelData(database, record));
  if (def.versioned && database.settings.optimisticLocking) shown['versionNumber'] = record.version;
  return shown;
}

/** A record as a list shows it: never the arrays of e-mails and phones, long texts cut. */
export function listItem(database: Database, type: string, record: EspoRecord, select: ReadonlySet<string> | undefined): JsonObject {
  const whole = single(database, type, record);
  const shown: JsonObject = {};
  for (const [attribute, value] of Object.entries(whole)) {
    if (attribute.endsWith('Data') || (select !== undefined && !select.has(attribute))) continue;
    shown[attribute] = typeof value === 'string' ? value.slice(0, LIST_TEXT_LIMIT) : value;
  }
  return shown;
}

/** The answer to a POST: attributes that were never set are missing. */
export function created(database: Database, type: string, record: EspoRecord): JsonObject {
  const shown = { ...single(database, type, record), ...(type === 'Call' ? { duration: record.attributes['duration'] ?? null } : {}) };
  const withChannels = new Set([...(record.emails.length > 0 ? ['emailAddress'] : []), ...(record.phones.length > 0 ? ['phoneNumber'] : [])]);
  return Object.fromEntries(
    Object.entries(shown).filter(([attribute, value]) => {
      const channel = /^(emailAddress|phoneNumber)/u.exec(attribute)?.[0];
      return channel === undefined ? value !== null : withChannels.has(channel);
    }),
  );
}

/** The name as an attribute; undefined fields of the definition win over it. */
function nameAttribute(def: EntityDef, record: EspoRecord): Json {
  return displayName(def, record);
}

/** Seconds between start and end; the answer to a POST still has the default. */
function callDuration(record: EspoRecord): number {
  return (Date.parse(`${textOf(record, 'dateEnd')}Z`) - Date.parse(`${textOf(record, 'dateStart')}Z`)) / 1000;
}

export function hasChannels(def: EntityDef): boolean {
  return def.fields['emailAddress']?.type === 'email';
}

function channelData(database: Database, record: EspoRecord): JsonObject {
  const { emails, phones } = database.state;
  return {
    ...flatOf(emailChannel, emails, record.emails),
    emailAddressData: dataOf(emailChannel, emails, record.emails),
    ...flatOf(phoneChannel, phones, record.phones),
    phoneNumberData: dataOf(phoneChannel, phones, record.phones),
  };
}

function shownField(database: Database, record: EspoRecord, name: string, field: FieldDef): JsonObject {
  const stored = (attribute: string): Json => copy(record.attributes[attribute] ?? null);
  switch (field.type) {
    case 'email': case 'phone': return {};
    case 'link': return { [`${name}Id`]: stored(`${name}Id`), [`${name}Name`]: linkName(database, field.entity, stored(`${name}Id`)) };
    case 'linkParent': return {
      [`${name}Id`]: stored(`${name}Id`), [`${name}Type`]: stored(`${name}Type`),
      [`${name}Name`]: linkName(database, stored(`${name}Type`), stored(`${name}Id`)),
    };
    case 'linkMultiple': return linkMultiple(database, field.entity, name, stored(`${name}Ids`));
    case 'varchar': case 'text': case 'int': case 'bool': case 'enum': case 'date': case 'datetime': case 'array':
      return Object.fromEntries(attributesOf(name, field).map((attribute) => [attribute, stored(attribute)]));
  }
}

function linkName(database: Database, entity: Json, id: Json): string | null {
  return typeof id === 'string' && typeof entity === 'string' ? database.nameOf(entity, id) : null;
}

function linkMultiple(database: Database, entity: string, name: string, ids: Json): JsonObject {
  const list = Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  return { [`${name}Ids`]: list, [`${name}Names`]: Object.fromEntries(list.map((id) => [id, database.nameOf(entity, id)])) };
}
