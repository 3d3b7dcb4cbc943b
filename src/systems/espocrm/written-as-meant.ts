import { Temporal } from 'temporal-polyfill';
import type { Json, JsonObject } from '../../hub/json.js';
import { parseEspoDateTime } from './espo-date-time.js';

/**
 * The attributes that EspoCRM's answer does not show as they were meant to be written: EspoCRM ignores unknown
 * attributes, and a whole body of the wrong type, with a 200 (espocrm.md, Client).
 */
export function notWritten(meant: JsonObject, answered: JsonObject, verb: 'POST' | 'PUT'): readonly string[] {
  return Object.keys(meant).filter((name) => isComparable(name) && !isWritten(meant[name], answered, name, verb));
}

/** Addresses and numbers are echoed or normalised, links answer under other names. */
function isComparable(name: string): boolean {
  return !/^(?:emailAddress|phoneNumber)(?:Data)?$/.test(name) && !/(?:Id|Ids|Names|Columns)$/.test(name);
}

function isWritten(meant: Json | undefined, answered: JsonObject, name: string, verb: 'POST' | 'PUT'): boolean {
  if (meant === undefined) return true;
  // The answer to a POST leaves out what was never set.
  if (!(name in answered)) return verb === 'POST' && normal(meant) === null;
  return same(normal(meant), normal(answered[name] ?? null));
}

/** EspoCRM trims texts and stores an empty one as null. */
function normal(value: Json): Json {
  if (typeof value !== 'string') return value;
  const trimmed = value.trim();
  return trimmed === '' ? null : trimmed;
}

function same(meant: Json, answered: Json): boolean {
  if (meant === answered) return true;
  if (meant === null || answered === null) return false;
  if (typeof meant === 'object' || typeof answered === 'object') return JSON.stringify(meant) === JSON.stringify(answered);
  // A number in a text field and a numeric text in a number field change their type.
  if (String(meant) === String(answered)) return true;
  return typeof meant === 'string' && typeof answered === 'string' && sameInstant(meant, answered);
}

function sameInstant(meant: string, answered: string): boolean {
  const [a, b] = [parseEspoDateTime(meant), parseEspoDateTime(answered)];
  return a !== undefined && b !== undefined && Temporal.Instant.compare(a, b) === 0;
}
