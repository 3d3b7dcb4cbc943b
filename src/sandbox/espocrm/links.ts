import type { JsonObject } from '../json.js';
import { requireRight, type Actor } from './actor.js';
import type { Database } from './database.js';
import { EspoError } from './errors.js';
import type { EspoRecord } from './state.js';

/** The ids that a link of a record leads to, from whichever side it is stored. */
export function linkedIds(database: Database, type: string, record: EspoRecord, link: string): string[] {
  const def = database.def(type);
  const field = def.fields[link];
  if (field?.type === 'link') return idsOf([record.attributes[`${link}Id`]]);
  if (field?.type === 'linkMultiple') return idsOf(record.attributes[`${link}Ids`]);
  const reverse = def.reverseLinks[link];
  if (reverse === undefined) throw new EspoError(400, `Not existing link '${link}' in where.`);
  return database.all(reverse.entity).filter((other) => pointsTo(other, reverse.field, record.id)).map((other) => other.id);
}

/** The entity a link leads to; an unknown link is a 404 with an empty reason. */
export function linkTarget(database: Database, type: string, link: string): string {
  const def = database.def(type);
  const field = def.fields[link];
  const entity = field?.type === 'link' || field?.type === 'linkMultiple' ? field.entity : def.reverseLinks[link]?.entity;
  if (entity === undefined) throw new EspoError(404, '');
  return entity;
}

function pointsTo(other: EspoRecord, field: string, id: string): boolean {
  return other.attributes[`${field}Id`] === id || idsOf(other.attributes[`${field}Ids`]).includes(id);
}

function idsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}

/** `POST|DELETE {Entity}/{id}/{link}` with `{id}` or `{ids}`: relates or unrelates. */
export function changeRelation(database: Database, actor: Actor, at: { type: string; id: string; link: string }, body: JsonObject, change: 'add' | 'remove'): true {
  const record = database.find(at.type, at.id);
  if (record === undefined) throw new EspoError(404, `Record ${at.id} not found.`);
  requireRight(database.settings, actor, at.type, 'edit');
  const target = linkTarget(database, at.type, at.link);
  const ids = idsOf(body['ids'] ?? [body['id']]);
  if (ids.length === 0 || database.def(at.type).fields[at.link]?.type !== 'linkMultiple') throw new EspoError(400);
  for (const id of ids) if (database.find(target, id) === undefined) throw new EspoError(404);
  const attribute = `${at.link}Ids`;
  const before = idsOf(record.attributes[attribute]);
  record.attributes[attribute] = change === 'add' ? [...new Set([...before, ...ids])] : before.filter((id) => !ids.includes(id));
  database.changed();
  return true;
}
