import { isJsonObject, parseJson, plainText, type Json, type JsonObject } from '../json.js';
import { collate } from './collation.js';
import type { Database } from './database.js';
import { EspoError } from './errors.js';
import { parsePhpQuery } from './php-query.js';
import { listItem } from './present.js';
import type { EspoRecord } from './state.js';
import { compileWhere } from './where.js';
import { filterValues, isFilterable } from './where-values.js';

const PAGE = 200;
/** Added to every `select`, as EspoCRM does. */
const ALWAYS = ['id', 'createdById', 'assignedUserId'];

export type ListAnswer = { readonly total: number; readonly list: JsonObject[] };

/** Lists records of a type: `searchParams` as JSON or the single parameters, filter, order, page. */
export function listRecords(database: Database, type: string, candidates: readonly EspoRecord[], query: string, noTotal: 'no-total' | 'total'): ListAnswer {
  const parameters = searchParameters(query);
  const maxSize = integer(parameters['maxSize'], PAGE);
  const offset = integer(parameters['offset'], 0);
  if (maxSize < 0) throw new EspoError(500);
  if (maxSize > PAGE) throw new EspoError(403, `Max size should not exceed ${PAGE}. Use offset and limit.`);
  const fits = compileWhere(database, type, parameters['where'] ?? parameters['whereGroup']);
  const order = orderOf(database, type, parameters);
  const found = order.sort(candidates.filter((record) => !record.deleted && fits(record)));
  const select = selectOf(parameters['select'], order.attribute);
  const list = found.slice(offset, offset + maxSize).map((record) => listItem(database, type, record, select));
  return { total: noTotal === 'total' ? found.length : found.length > offset + maxSize ? -1 : -2, list };
}

/** The parameters of a list, from `searchParams` when it is there. */
export function searchParameters(query: string): JsonObject {
  const parameters = parsePhpQuery(query);
  const whole = parameters['searchParams'];
  if (typeof whole !== 'string') return parameters;
  const parsed = parseJson(whole);
  if (!isJsonObject(parsed)) throw new EspoError(400, 'Invalid searchParams.');
  return parsed;
}

function integer(value: Json | undefined, fallback: number): number {
  if (value === undefined || value === null || value === '') return fallback;
  const number = Number(value);
  if (!Number.isInteger(number)) throw new EspoError(400);
  return number;
}

function selectOf(value: Json | undefined, orderAttribute: string): ReadonlySet<string> | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const names = Array.isArray(value) ? value.map((name) => plainText(name)) : plainText(value).split(',').map((name) => name.trim());
  return new Set([...names, orderAttribute, ...ALWAYS]);
}

type Order = { readonly attribute: string; readonly sort: (records: readonly EspoRecord[]) => EspoRecord[] };

/** The order asked for, else newest first; the id breaks a tie, so that pages do not overlap. */
function orderOf(database: Database, type: string, parameters: JsonObject): Order {
  const asked = parameters['orderBy'];
  const attribute = typeof asked === 'string' && asked !== '' ? asked : 'createdAt';
  if (!isFilterable(database, type, attribute)) throw new EspoError(400, `Bad orderBy '${attribute}'.`);
  const descending = asked === undefined ? parameters['order'] !== 'asc' : ['desc', 'DESC', true, 'true'].some((word) => word === parameters['order']);
  const direction = descending ? -1 : 1;
  const keyOf = (record: EspoRecord): number | string | null => sortKey(filterValues(database, type, record, attribute)?.[0] ?? null);
  const sort = (records: readonly EspoRecord[]): EspoRecord[] =>
    records.map((record) => ({ record, key: keyOf(record) }))
      .sort((left, right) => direction * (compareKeys(left.key, right.key) || (left.record.id < right.record.id ? -1 : 1)))
      .map(({ record }) => record);
  return { attribute, sort };
}

function sortKey(value: Json): number | string | null {
  return value === null || typeof value === 'number' ? value : collate(plainText(value));
}

/** null comes first, as in MariaDB. */
function compareKeys(left: number | string | null, right: number | string | null): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  return left < right ? -1 : Number(left > right);
}
