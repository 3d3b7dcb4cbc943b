import { sameJson, type JsonObject } from '../json.js';
import type { Actor } from './actor.js';

/** Moved by every write, so no news. */
const SILENT = new Set(['modifiedAt', 'modifiedById', 'modifiedByName', 'versionNumber', 'name', 'emailAddressData', 'phoneNumberData', 'streamUpdatedAt']);
const WITH_FLAGS = /^(emailAddress|phoneNumber)Is/u;

/**
 * What an update webhook tells: only changed attributes. Arrays come as the client sent them and count as changed
 * unless they are exactly what a GET returns; another editor is a change of its own.
 */
export function changedAttributes(before: JsonObject, after: JsonObject, echo: JsonObject, newEditor: Actor | undefined): JsonObject {
  const changed: JsonObject = {};
  for (const [attribute, value] of Object.entries(after)) {
    if (SILENT.has(attribute) || WITH_FLAGS.test(attribute) || attribute.endsWith('Names')) continue;
    if (!sameJson(before[attribute], value)) changed[attribute] = value;
  }
  for (const [attribute, sent] of Object.entries(echo)) {
    if (!sameJson(before[attribute], sent)) changed[attribute] = sent;
  }
  if (newEditor !== undefined) Object.assign(changed, { modifiedById: newEditor.id, modifiedByName: newEditor.userName });
  return changed;
}

/** What a create webhook tells: the attributes that were set, addresses in lower case, no numbers when only the flat one was sent. */
export function creationPayload(answer: JsonObject, echo: JsonObject): JsonObject {
  const payload = Object.fromEntries(Object.entries(answer).filter(([attribute]) => !attribute.endsWith('Data') && attribute !== 'versionNumber' && !WITH_FLAGS.test(attribute)));
  if (typeof payload['emailAddress'] === 'string') payload['emailAddress'] = payload['emailAddress'].toLowerCase();
  return { ...payload, ...echo };
}
