import type { JsonObject } from '../json.js';
import { collate } from './collation.js';
import type { Database } from './database.js';
import { EspoError } from './errors.js';
import { listItem } from './present.js';
import { textOf, type EspoRecord } from './state.js';

/** 409 `duplicate` with the matches when a record of the same name or with one of the e-mails exists. Phones are not looked at; a deleted record does not count. */
export function refuseDuplicate(database: Database, type: string, attributes: JsonObject, emailKeys: readonly string[]): void {
  if (!database.def(type).duplicateCheck) return;
  const first = fold(attributes['firstName']);
  const last = fold(attributes['lastName']);
  const matches = database.all(type).filter((record) => sameName(record, first, last) || record.emails.some((link) => emailKeys.includes(link.key)));
  if (matches.length > 0) throw new EspoError(409, 'duplicate', matches.map((record) => listItem(database, type, record, undefined)));
}

function sameName(record: EspoRecord, first: string, last: string): boolean {
  return first + last !== '' && collate(textOf(record, 'firstName')) === first && collate(textOf(record, 'lastName')) === last;
}

function fold(value: unknown): string {
  return typeof value === 'string' ? collate(value) : '';
}
