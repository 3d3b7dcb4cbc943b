import { isJsonObject, type Json, type JsonObject } from '../json.js';
import { parseDate, parseDateTime } from './dates.js';
import { validationFailure } from './errors.js';
import { attributesOf, type EntityDef, type FieldDef } from './schema.js';

const INT_LIMIT = 2_147_483_647;

/** A request body turned into stored attributes; throws the 400 of the first field that fails. Unknown and read-only attributes are left out without a word. */
export function sanitize(entityType: string, def: EntityDef, body: JsonObject): JsonObject {
  const clean: JsonObject = {};
  for (const [name, field] of Object.entries(def.fields)) {
    if (isReadOnly(field) || field.type === 'email' || field.type === 'phone') continue;
    for (const attribute of attributesOf(name, field)) {
      if (attribute.endsWith('Name') && field.type !== 'enum' && field.type !== 'varchar') continue;
      const value = body[attribute];
      if (value === undefined || (field.type === 'linkMultiple' && attribute.endsWith('Names'))) continue;
      const stored = coerce(field, value);
      if ('failure' in stored) throw validationFailure(entityType, name, stored.failure);
      clean[attribute] = stored.value;
    }
  }
  return clean;
}

function isReadOnly(field: FieldDef): boolean {
  return 'readOnly' in field;
}

type Coerced = { readonly value: Json } | { readonly failure: string };

function coerce(field: FieldDef, value: Json): Coerced {
  switch (field.type) {
    case 'varchar': return varchar(value, field.maxLength);
    case 'text': return typeof value === 'string' || value === null ? { value: value === '' ? null : value } : text(value);
    case 'int': return int(value, field.min);
    case 'bool': return { value: value === true || value === 'true' || value === 1 };
    case 'enum': return (value === null && field.options.includes('')) || (typeof value === 'string' && field.options.includes(value)) ? { value } : { failure: 'valid' };
    case 'date': return time(value, parseDate);
    case 'datetime': return time(value, parseDateTime);
    case 'link': return value === null || typeof value === 'string' ? { value: value === '' ? null : value } : { failure: 'valid' };
    case 'linkParent': return parent(field.entityList, value);
    case 'linkMultiple': return { value: Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [] };
    case 'array': return Array.isArray(value) || value === null ? { value } : { failure: 'valid' };
    case 'email': case 'phone': return { failure: 'valid' };
  }
}

function varchar(value: Json, maxLength: number): Coerced {
  if (value === null) return { value };
  const coerced = text(value);
  if ('failure' in coerced || typeof coerced.value !== 'string') return coerced;
  const trimmed = coerced.value.trim();
  if (trimmed === '') return { value: null };
  return Array.from(trimmed).length > maxLength ? { failure: 'maxLength' } : { value: trimmed };
}

function text(value: Json): Coerced {
  if (typeof value === 'string') return { value };
  return typeof value === 'number' ? { value: String(value) } : { failure: 'valid' };
}

/** An empty string becomes 0: PHP's cast, and a trap for the hub. */
function int(value: Json, min: number | undefined): Coerced {
  if (value === null) return { value };
  const number = typeof value === 'number' ? Math.trunc(value) : value === '' ? 0 : typeof value === 'string' && /^-?\d+(\.\d+)?$/u.test(value) ? Math.trunc(Number(value)) : undefined;
  if (number === undefined) return { failure: 'valid' };
  return number > INT_LIMIT || number < Math.max(min ?? -INT_LIMIT, -INT_LIMIT) ? { failure: 'rangeInternal' } : { value: number };
}

function time(value: Json, parse: (text: string) => string | undefined): Coerced {
  if (value === null) return { value };
  const stored = typeof value === 'string' ? parse(value) : undefined;
  return stored === undefined ? { failure: 'valid' } : { value: stored };
}

/** Serves for `parentId` and `parentType`; only the latter is one of the list, and an id never is. */
function parent(entityList: readonly string[], value: Json): Coerced {
  if (value === null || value === '') return { value: null };
  if (typeof value !== 'string') return { failure: 'valid' };
  return entityList.includes(value) || /^[0-9a-f]{1,24}$/iu.test(value) ? { value } : { failure: 'valid' };
}

/** 400 for the first required field that would be empty; on an update only fields that are written count. */
export function checkRequired(entityType: string, def: EntityDef, attributes: JsonObject, isNew: 'new' | 'update'): void {
  for (const [name, field] of Object.entries(def.fields)) {
    if (!('required' in field)) continue;
    const attribute = field.type === 'link' ? `${name}Id` : name;
    const value = attributes[attribute];
    if (isNew === 'update' && value === undefined) continue;
    if (value === undefined || value === null) throw validationFailure(entityType, name, 'required');
  }
}

/** The values a new record starts with. */
export function defaultsOf(def: EntityDef): JsonObject {
  const defaults: JsonObject = {};
  for (const [name, field] of Object.entries(def.fields)) {
    if ('default' in field) defaults[name] = field.default;
  }
  return defaults;
}

/** The body as an object; EspoCRM takes anything else for an empty one. */
export function objectOf(body: Json | undefined): JsonObject {
  return isJsonObject(body) ? body : {};
}
