import { HubError } from '../../hub/errors/hub-error.js';
import type { ListQuery, Where } from './espocrm.js';

/** One page of a list as the query of the request; everything in one JSON parameter. */
export function searchParams({ where, select, orderBy, order }: ListQuery, offset: number, maxSize: number): string {
  where?.forEach(checkDates);
  return new URLSearchParams({ searchParams: JSON.stringify({ where, select, orderBy, order, offset, maxSize }) }).toString();
}

const comparesDates = new Set(['before', 'after', 'on', 'between', 'greaterThan', 'lessThan', 'greaterThanOrEquals', 'lessThanOrEquals']);

/** An offset in a date is ignored and garbage matches everything: only plain UTC is sent. Throws HubError `malformed`. */
function checkDates({ type, value }: Where): void {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (type === 'and' || type === 'or') (values as readonly Where[]).forEach(checkDates);
  if (!comparesDates.has(type)) return;
  for (const one of values) {
    if (typeof one === 'string' && !/^\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?$/.test(one)) {
      throw new HubError('malformed', `EspoCRM: Ein Datum in „where“ (${type}) muss als UTC in der Form JJJJ-MM-TT HH:MM:SS stehen.`);
    }
  }
}
