import type { JsonObject } from '../json.js';
import type { ChannelInput } from './channel-input.js';
import { validationFailure } from './errors.js';

/** What EspoCRM turns a body into before it looks at it. */
export function prepare(type: string, body: JsonObject): JsonObject {
  return type === 'Note' ? { ...body, type: 'Post' } : body;
}

/** Rules that belong to one entity only. */
export function checkEntity(type: string, attributes: JsonObject, channels: ChannelInput): void {
  if (type !== 'Lead') return;
  const named = ['firstName', 'lastName', 'accountName'].some((attribute) => (attributes[attribute] ?? null) !== null);
  const reachable = [channels.email, channels.phone].some((value) => typeof value === 'string') || (channels.emails?.length ?? 0) > 0 || (channels.phones?.length ?? 0) > 0;
  if (!named && !reachable) throw validationFailure('Lead', 'name', 'required');
}
