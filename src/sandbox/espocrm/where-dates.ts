import { Temporal } from 'temporal-polyfill';
import type { Json } from '../json.js';
import { utcText } from './dates.js';

const DAY = 86_400_000;

/**
 * The point in time a filter means, as stored text. An offset is ignored and a text that is no time at all gives undefined,
 * with which the database compares everything as fitting: both are traps that a client must not rely on.
 */
export function filterTime(value: Json | undefined, zone: string | undefined): string | undefined {
  const match = typeof value === 'string' ? /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(:\d\d)?)?/u.exec(value) : null;
  if (match === null) return undefined;
  const text = `${match[1] ?? ''} ${match[2] ?? '00:00'}${match[3] ?? ':00'}`;
  if (zone === undefined) return text;
  const local = Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime(zone);
  return utcText(local.epochMilliseconds);
}

/** The first and the last stored text of the days a filter such as `today` or `lastXDays` means (UTC). */
export function dayRange(kind: string, value: Json | undefined, now: number): [string, string] | undefined {
  const today = Math.floor(now / DAY) * DAY;
  const days = Number(value ?? 0);
  switch (kind) {
    case 'today': return range(today, today);
    case 'on': return typeof value === 'string' ? range(Date.parse(value.slice(0, 10)), Date.parse(value.slice(0, 10))) : undefined;
    case 'lastXDays': return range(today - days * DAY, today);
    case 'nextXDays': return range(today, today + days * DAY);
    default: return undefined;
  }
}

function range(first: number, last: number): [string, string] | undefined {
  if (Number.isNaN(first) || Number.isNaN(last)) return undefined;
  return [utcText(first), utcText(last + DAY - 1000)];
}
