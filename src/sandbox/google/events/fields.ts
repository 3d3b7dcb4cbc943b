import { isJsonObject, type Json, type JsonObject } from '../../json.js';
import { invalid } from '../errors.js';

type Check = (value: Json) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isList: Check = (value) => Array.isArray(value) && value.every(isJsonObject);
const oneOf = (...values: string[]): Check => (value) => typeof value === 'string' && values.includes(value);
const colors = Array.from({ length: 11 }, (_, index) => String(index + 1));

/** What a client may set beside times, recurrence, status and sequence. Everything else is silently ignored, as Google does. */
const writable: Record<string, Check> = {
  summary: isText, description: isText, location: isText,
  colorId: oneOf(...colors), eventLabelId: isText,
  transparency: oneOf('opaque', 'transparent'),
  visibility: oneOf('default', 'public', 'private', 'confidential'),
  eventType: oneOf('default'),
  attendees: isList, attendeesOmitted: isFlag, anyoneCanAddSelf: isFlag,
  guestsCanInviteOthers: isFlag, guestsCanModify: isFlag, guestsCanSeeOtherGuests: isFlag,
  reminders: isJsonObject, source: isJsonObject, gadget: isJsonObject, extendedProperties: isJsonObject,
};
/** Google does not show a field that has its default. */
const defaults: JsonObject = { transparency: 'opaque', visibility: 'default', eventType: 'default', summary: '', description: '', location: '' };

const KEY_LENGTH = 44;
const VALUE_LENGTH = 1024;
const MOST_PROPERTIES = 300;
const MOST_BYTES = 32 * 1024;

/** The writable fields of a whole event: insert, import and PUT. */
export function wholeFields(body: JsonObject): JsonObject {
  return mergeFields({}, body);
}

/** PATCH: what is absent stays, null clears, lists are replaced, extended properties merge key by key. */
export function mergeFields(current: JsonObject, patch: JsonObject): JsonObject {
  const merged: JsonObject = { ...current };
  for (const name of writableNames(patch)) {
    const value = patch[name] ?? null;
    if (value === null || value === defaults[name]) Reflect.deleteProperty(merged, name);
    else merged[name] = name === 'extendedProperties' ? mergeProperties(current[name], value) : checked(name, value);
  }
  return merged;
}

/** The writable names a body mentions. */
export function writableNames(body: JsonObject): string[] {
  return Object.keys(body).filter((name) => Object.hasOwn(writable, name));
}

function checked(name: string, value: Json): Json {
  if (writable[name]?.(value) !== true) throw invalid(`Invalid value for: ${name}`);
  return value;
}

function mergeProperties(current: Json | undefined, patch: Json): JsonObject {
  if (!isJsonObject(patch)) throw invalid('Invalid value for: extendedProperties');
  const merged: JsonObject = isJsonObject(current) ? { ...current } : {};
  for (const kind of ['private', 'shared']) {
    const change = patch[kind];
    if (change === undefined) continue;
    if (change !== null && !isJsonObject(change)) throw invalid(`Invalid value for: extendedProperties.${kind}`);
    const before = merged[kind];
    const after = change === null ? {} : mergeKeys(isJsonObject(before) ? before : {}, change);
    if (Object.keys(after).length > 0) merged[kind] = after;
    else Reflect.deleteProperty(merged, kind);
  }
  return merged;
}

/** Keys that are too long vanish and values that are too long are cut, without a word. */
function mergeKeys(before: JsonObject, change: JsonObject): JsonObject {
  const after: JsonObject = { ...before };
  for (const [key, value] of Object.entries(change)) {
    if (value === null) Reflect.deleteProperty(after, key);
    else if (typeof value !== 'string') throw invalid(`Invalid value for: extendedProperties.${key}`);
    else if (key.length <= KEY_LENGTH) after[key] = value.slice(0, VALUE_LENGTH);
  }
  const bytes = Buffer.byteLength(JSON.stringify(after));
  if (Object.keys(after).length > MOST_PROPERTIES || bytes > MOST_BYTES) throw invalid('Extended properties are too large.');
  return after;
}
