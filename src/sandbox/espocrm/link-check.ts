import type { JsonObject } from '../json.js';
import type { Database } from './database.js';
import { missingLink } from './errors.js';

/** 403 for the first link of these attributes that points to nothing. */
export function checkLinks(database: Database, type: string, attributes: JsonObject): void {
  for (const [name, field] of Object.entries(database.def(type).fields)) {
    if (field.type === 'link') requireRecord(database, type, name, field.entity, attributes[`${name}Id`]);
    if (field.type === 'linkParent') requireRecord(database, type, name, attributes[`${name}Type`], attributes[`${name}Id`]);
    if (field.type === 'linkMultiple') {
      const ids = attributes[`${name}Ids`];
      for (const id of Array.isArray(ids) ? ids : []) requireRecord(database, type, name, field.entity, id);
    }
  }
}

function requireRecord(database: Database, type: string, link: string, entity: unknown, id: unknown): void {
  if (typeof id !== 'string' || typeof entity !== 'string') return;
  if (database.find(entity, id) === undefined) throw missingLink(type, link);
}
