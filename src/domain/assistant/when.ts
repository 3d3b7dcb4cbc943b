import { Temporal } from 'temporal-polyfill';
import type { Time } from '../calendar/appointment.js';
import { berlin, berlinWall, isBefore, shownWall } from '../calendar/berlin.js';

/** A day, or a moment on the clocks of Berlin. */
export type When = { readonly kind: 'day'; readonly date: Temporal.PlainDate } | { readonly kind: 'moment'; readonly wall: Temporal.PlainDateTime };

/** Reads ISO text; without an offset Berlin is meant (assistant.md, Arguments). Undefined when it is no date. */
export function whenOf(text: string): When | undefined {
  const value = text.trim();
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return attempt(() => ({ kind: 'day', date: Temporal.PlainDate.from(value) }));
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value)) return undefined;
  const hasOffset = /(?:Z|[+-]\d\d:?\d\d)(?:\[[^\]]*\])?$/i.test(value);
  return attempt(() => ({
    kind: 'moment',
    wall: hasOffset ? berlinWall(Temporal.Instant.from(value.replace(/\[[^\]]*\]$/, ''))) : shownWall(Temporal.PlainDateTime.from(value)),
  }));
}

/** From when to when, both of one kind and not backwards; an all-day end is the last day. Undefined when they do not fit. */
export function timeBetween(start: When, end: When): Time | undefined {
  if (start.kind === 'moment' && end.kind === 'moment') {
    return isBefore(start.wall, end.wall) ? { kind: 'timed', start: start.wall, end: end.wall } : undefined;
  }
  if (start.kind === 'day' && end.kind === 'day') {
    return Temporal.PlainDate.compare(start.date, end.date) <= 0 ? { kind: 'allDay', start: start.date, end: end.date.add({ days: 1 }) } : undefined;
  }
  return undefined;
}

export const dayOf = (when: When): Temporal.PlainDate => (when.kind === 'day' ? when.date : when.wall.toPlainDate());

/** The instant of a moment; undefined for a whole day. */
export const instantOf = (when: When): Temporal.Instant | undefined => (when.kind === 'moment' ? when.wall.toZonedDateTime(berlin).toInstant() : undefined);

function attempt(read: () => When): When | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
