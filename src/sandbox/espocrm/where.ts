import { isJsonObject, plainText, type Json, type JsonObject } from '../json.js';
import { collate } from './collation.js';
import type { Database } from './database.js';
import { EspoError } from './errors.js';
import { linkedIds } from './links.js';
import type { EspoRecord } from './state.js';
import { dayRange, filterTime } from './where-dates.js';
import { comparisonOf, filterValues, isFilterable } from './where-values.js';

export type Predicate = (record: EspoRecord) => boolean;
type Filter = { readonly type: string; readonly attribute: string; readonly value: Json | undefined; readonly item: JsonObject };
type Test = (values: readonly Json[], filter: Filter) => boolean;

/** Turns `where` into a test of records; throws the 400 of what EspoCRM refuses. */
export function compileWhere(database: Database, type: string, where: Json | undefined): Predicate {
  const items = itemsOf(where).map((item) => compileItem(database, type, item));
  return (record) => items.every((fits) => fits(record));
}

function itemsOf(where: Json | undefined): JsonObject[] {
  if (where === undefined || where === null) return [];
  const list = Array.isArray(where) ? where : isJsonObject(where) ? Object.values(where) : undefined;
  if (!list?.every(isJsonObject)) throw new EspoError(400, 'Bad where.');
  return list;
}

function compileItem(database: Database, type: string, item: JsonObject): Predicate {
  const kind = typeof item['type'] === 'string' ? item['type'] : '';
  if (kind === 'expression') throw new EspoError(500);
  if (kind === 'not' || kind === 'subQueryIn' || kind === 'subQueryNotIn') throw new EspoError(400, 'Sub-queries are forbidden in where.');
  if (kind === 'and' || kind === 'or') {
    const parts = itemsOf(item['value']).map((part) => compileItem(database, type, part));
    return (record) => (kind === 'and' ? parts.every((fits) => fits(record)) : parts.some((fits) => fits(record)));
  }
  const attribute = item['attribute'] ?? item['field'];
  if (typeof attribute !== 'string') throw new EspoError(400, 'No attribute in where.');
  if (kind.includes('inked')) return compileLink(database, type, kind, attribute, item['value']);
  return compileComparison(database, type, { type: kind, attribute, value: item['value'], item });
}

function compileLink(database: Database, type: string, kind: string, link: string, value: Json | undefined): Predicate {
  const wanted = new Set(Array.isArray(value) ? value : [value]);
  const ids = (record: EspoRecord): string[] => linkedIds(database, type, record, link);
  switch (kind) {
    case 'linkedWith': return (record) => ids(record).some((id) => wanted.has(id));
    case 'notLinkedWith': return (record) => !ids(record).some((id) => wanted.has(id));
    case 'isLinked': return (record) => ids(record).length > 0;
    case 'isNotLinked': return (record) => ids(record).length === 0;
    default: throw new EspoError(400, 'Unknown where item type');
  }
}

function compileComparison(database: Database, type: string, filter: Filter): Predicate {
  const test = tests(database, type, filter.attribute)[filter.type];
  if (test === undefined) throw new EspoError(400, 'Unknown where item type');
  if (!isFilterable(database, type, filter.attribute)) throw new EspoError(400, `Not existing attribute '${filter.attribute}' in where.`);
  return (record) => test(filterValues(database, type, record, filter.attribute) ?? [null], filter);
}

/** Each filter looks at all values of the attribute; a negative one must hold for every value, and null fits no comparison, as in SQL. */
function tests(database: Database, type: string, attribute: string): Readonly<Record<string, Test>> {
  const comparison = comparisonOf(database, type, attribute);
  const key = (value: Json): string => collate(plainText(value));
  const known = (values: readonly Json[]): Json[] => values.filter((value) => value !== null);
  const equals = (value: Json, wanted: Json): boolean => (wanted === null ? value === null : value !== null && key(value) === key(wanted));
  const list = (filter: Filter): Json[] => (Array.isArray(filter.value) ? filter.value : [filter.value ?? null]);
  const keysOf = memoized((filter: Filter) => new Set(list(filter).filter((wanted) => wanted !== null).map(key)));
  const ordered = (fits: (order: number) => boolean): Test => (values, filter) =>
    known(values).some((value) => fits(compare(comparison, value, filter)));
  const texts = (fits: (value: string, wanted: string) => boolean): Test => (values, filter) => known(values).some((value) => fits(key(value), key(filter.value ?? '')));
  const days: Test = (values, filter) => {
    const range = dayRange(filter.type, filter.value, database.milliseconds());
    return range !== undefined && known(values).some((value) => inRange(plainText(value), range));
  };
  return {
    equals: (values, filter) => values.some((value) => equals(value, filter.value ?? null)),
    notEquals: (values, filter) => filter.value === null ? known(values).length > 0 : known(values).length > 0 && values.every((value) => !equals(value, filter.value ?? null)),
    in: (values, filter) => known(values).some((value) => keysOf(filter).has(key(value))),
    notIn: (values, filter) => known(values).length > 0 && known(values).every((value) => !keysOf(filter).has(key(value))),
    isNull: (values) => known(values).length === 0,
    isNotNull: (values) => known(values).length > 0,
    isTrue: (values) => values.includes(true),
    isFalse: (values) => !values.includes(true),
    before: ordered((order) => order < 0), after: ordered((order) => order > 0),
    lessThan: ordered((order) => order < 0), greaterThan: ordered((order) => order > 0),
    lessThanOrEquals: ordered((order) => order <= 0), greaterThanOrEquals: ordered((order) => order >= 0),
    between: (values, filter) => {
      const [from, to] = list(filter);
      const at = (value: Json, bound: Json | undefined): number => compare(comparison, value, { ...filter, value: bound });
      return known(values).some((value) => at(value, from) >= 0 && at(value, to) <= 0);
    },
    on: days, today: days, lastXDays: days, nextXDays: days,
    like: texts((value, wanted) => likePattern(wanted).test(value)),
    notLike: (values, filter) => known(values).length > 0 && known(values).every((value) => !likePattern(key(filter.value ?? '')).test(key(value))),
    startsWith: texts((value, wanted) => value.startsWith(wanted)),
    endsWith: texts((value, wanted) => value.endsWith(wanted)),
    contains: texts((value, wanted) => value.includes(wanted)),
    notContains: (values, filter) => known(values).every((value) => !key(value).includes(key(filter.value ?? ''))),
  };
}

/** Once per filter, not once per record: a list of 200 ids is compared with thousands of records. */
function memoized<T>(compute: (filter: Filter) => T): (filter: Filter) => T {
  const known = new WeakMap<Filter, T>();
  return (filter) => {
    const value = known.get(filter) ?? compute(filter);
    known.set(filter, value);
    return value;
  };
}

function inRange(value: string, [from, to]: readonly [string, string]): boolean {
  return value.length === 10 ? value >= from.slice(0, 10) && value <= to.slice(0, 10) : value >= from && value <= to;
}

/** 0 also stands for "cannot be compared"; a text that is no time compares as if it fitted (see `filterTime`). */
function compare(comparison: 'text' | 'number' | 'datetime' | 'date', value: Json, filter: Filter): number {
  if (comparison === 'number') return Number(value) - Number(filter.value);
  const stored = plainText(value);
  if (comparison === 'text') return stored < plainText(filter.value) ? -1 : Number(stored > plainText(filter.value));
  const zone = filter.item['dateTime'] === true && typeof filter.item['timeZone'] === 'string' ? filter.item['timeZone'] : undefined;
  const wanted = filterTime(filter.value, zone);
  if (wanted === undefined) return filter.type.startsWith('before') || filter.type.startsWith('less') ? -1 : 1;
  const bound = comparison === 'date' ? wanted.slice(0, 10) : wanted;
  return stored < bound ? -1 : Number(stored > bound);
}

function likePattern(wanted: string): RegExp {
  const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replaceAll('%', '.*').replaceAll('_', '.');
  return new RegExp(`^${escaped}$`, 'su');
}
