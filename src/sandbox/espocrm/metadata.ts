import type { Json, JsonObject } from '../json.js';
import { isJsonObject } from '../json.js';
import { mayDo, type Action, type Actor } from './actor.js';
import type { Database } from './database.js';
import { entities, phoneTypes } from './entities.js';
import { single } from './present.js';
import type { FieldDef } from './schema.js';
import type { EspoSettings } from './state.js';

const ACTIONS: readonly Action[] = ['create', 'read', 'edit', 'delete'];

/** The metadata of the CRM, or the part under a key such as `entityDefs.CBeteiligte.fields`. */
export function metadata(settings: EspoSettings, key: string | undefined): Json {
  const whole: JsonObject = { entityDefs: {}, scopes: {} };
  const [entityDefs, scopes] = [{} as JsonObject, {} as JsonObject];
  for (const [name, def] of Object.entries(entities)) {
    entityDefs[name] = {
      fields: Object.fromEntries(Object.entries(def.fields).map(([field, fieldDef]) => [field, fieldMetadata(field, fieldDef)])),
      ...(def.versioned ? { optimisticConcurrencyControl: settings.optimisticLocking } : {}),
    };
    scopes[name] = {
      entity: true, object: true, stream: true, type: def.person ? 'Person' : 'Base', isCustom: name.startsWith('C') && /^C[A-Z]/u.test(name),
      ...(def.duplicateCheck ? { duplicateCheckFieldList: ['name', 'emailAddress'] } : {}),
    };
  }
  Object.assign(whole, { entityDefs, scopes });
  return (key ?? '').split('.').filter((part) => part !== '').reduce<Json>((part, name) => (isJsonObject(part) ? (part[name] ?? null) : null), whole);
}

function fieldMetadata(name: string, field: FieldDef): JsonObject {
  const plain = structuredClone(field) as JsonObject;
  if (field.type === 'phone') return { ...plain, typeList: [...phoneTypes], defaultType: 'Mobile' };
  return name.startsWith('c') && /^c[A-Z]/u.test(name) && !['createdAt', 'createdBy'].includes(name) ? { ...plain, isCustom: true } : plain;
}

/** `GET Settings`. */
export function settingsAnswer(settings: EspoSettings): JsonObject {
  return {
    applicationName: 'EspoCRM (Sandbox)', version: '9.3.10', timeZone: 'UTC', dateFormat: 'DD.MM.YYYY', timeFormat: 'HH:mm', language: 'de_DE',
    phoneNumberInternational: settings.phoneNumberInternational, phoneNumberExtensions: false, recordsPerPage: 20,
  };
}

/** `GET App/user`: who the caller is and what the role allows. */
export function appUser(database: Database, actor: Actor): JsonObject {
  const user = database.find('User', actor.id);
  const table: JsonObject = { Webhook: actor.type !== 'regular' && !database.settings.forbidden.includes('Webhook') };
  for (const name of Object.keys(entities)) table[name] = rights(database.settings, actor, name);
  return {
    user: user === undefined ? null : single(database, 'User', user),
    acl: { table, fieldTable: {}, assignmentPermission: 'all', userPermission: 'all', messagePermission: 'all', mentionPermission: 'all' },
    preferences: {}, language: 'de_DE', settings: settingsAnswer(database.settings),
  };
}

function rights(settings: EspoSettings, actor: Actor, type: string): JsonObject {
  return Object.fromEntries(
    ACTIONS.map((action) => [action, mayDo(settings, actor, type, action) ? (action === 'create' ? 'yes' : 'all') : 'no']),
  );
}
