import type { Json, JsonObject } from '../../../src/hub/json.js';
import type { Where } from '../../../src/systems/espocrm/espocrm.js';

/** Whether a record fits a filter of EspoCRM, as far as the sync uses them. Null fits no comparison. */
export function fitsWhere(record: JsonObject, where: Where): boolean {
  const value: Json = record[where.attribute ?? ''] ?? null;
  switch (where.type) {
    case 'and': return (where.value as readonly Where[]).every((part) => fitsWhere(record, part));
    case 'or': return (where.value as readonly Where[]).some((part) => fitsWhere(record, part));
    case 'in': return (where.value as readonly Json[]).includes(value);
    case 'isTrue': return value === true;
    case 'isNull': return value === null;
    case 'equals': return value === where.value;
    case 'before': return typeof value === 'string' && value < String(where.value);
    case 'contains': return typeof value === 'string' && value.includes(String(where.value));
    default: throw new Error(`the simulated EspoCRM has no filter ${where.type}`);
  }
}
