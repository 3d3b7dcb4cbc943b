import { Temporal } from 'temporal-polyfill';
import type { Time } from './appointment.js';
import { berlin, berlinWall, isBefore } from './berlin.js';
import type { GoogleTime } from './google-event.js';

export type BadGoogleTime = 'no_start' | 'no_end' | 'bad_time' | 'unknown_zone' | 'mixed_kinds' | 'ends_before_start';

/** When an event is: whole days with an exclusive end, or moments with the zone that the start is told in. */
export type Span =
  | { readonly kind: 'allDay'; readonly start: Temporal.PlainDate; readonly end: Temporal.PlainDate }
  | { readonly kind: 'timed'; readonly from: Temporal.Instant; readonly to: Temporal.Instant; readonly zone: string };

type Edge =
  | { readonly kind: 'date'; readonly date: Temporal.PlainDate }
  | { readonly kind: 'moment'; readonly instant: Temporal.Instant; readonly zone: string };

/** Start and end as Berlin wall clock, whatever offset or zone Google delivers. */
export function timeFromGoogle(start: GoogleTime | null | undefined, end: GoogleTime | null | undefined): Time | BadGoogleTime {
  const span = spanOf(start, end);
  return typeof span === 'string' ? span : timeOfSpan(span);
}

/**
 * Reads both edges. A date-time with neither offset nor zone is floating: it is taken in the calendar's own zone, which
 * is Berlin. An offset fixes the instant, a zone beside it only tells how a series repeats.
 */
export function spanOf(start: GoogleTime | null | undefined, end: GoogleTime | null | undefined): Span | BadGoogleTime {
  const from = edgeOf(start, 'no_start');
  const to = edgeOf(end, 'no_end');
  if (typeof from === 'string') return from;
  if (typeof to === 'string') return to;
  if (from.kind === 'date') return to.kind === 'date' ? wholeDays(from.date, to.date) : 'mixed_kinds';
  return to.kind === 'moment' ? between(from, to) : 'mixed_kinds';
}

/** A span on the clocks of Berlin. */
export const timeOfSpan = (span: Span): Time => (span.kind === 'allDay' ? span : betweenInstants(span.from, span.to));

/** The wall clock of Berlin between two instants in order. */
export function betweenInstants(from: Temporal.Instant, to: Temporal.Instant): Time {
  const length = to.since(from);
  const start = toSecond(berlinWall(from));
  const end = toSecond(berlinWall(to));
  // In the doubled hour the clocks run backwards: the length is kept, since Advoware would read an earlier end as one past midnight.
  return { kind: 'timed', start, end: isBefore(end, start) ? start.add(length) : end };
}

function edgeOf(time: GoogleTime | null | undefined, missing: 'no_start' | 'no_end'): Edge | BadGoogleTime {
  if (time?.date) return dateEdge(time.date);
  return time?.dateTime ? momentEdge(time.dateTime, time.timeZone) : missing;
}

function dateEdge(text: string): Edge | BadGoogleTime {
  const date = attempt(() => Temporal.PlainDate.from(text));
  return date && /^\d{4}-\d\d-\d\d$/.test(text) ? { kind: 'date', date } : 'bad_time';
}

function momentEdge(text: string, timeZone: string | null | undefined): Edge | BadGoogleTime {
  const zone = timeZone ? knownZone(timeZone) : berlin;
  if (!zone) return 'unknown_zone';
  const isFixed = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text);
  const instant = attempt(() => (isFixed ? Temporal.Instant.from(text) : Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()));
  return instant && text.includes('T') ? { kind: 'moment', instant, zone } : 'bad_time';
}

/** A day that ends where it begins is written by some programs; Google shows it as that one day. */
function wholeDays(start: Temporal.PlainDate, end: Temporal.PlainDate): Span | BadGoogleTime {
  const order = Temporal.PlainDate.compare(start, end);
  if (order > 0) return 'ends_before_start';
  return { kind: 'allDay', start, end: order === 0 ? start.add({ days: 1 }) : end };
}

const between = (start: Extract<Edge, { kind: 'moment' }>, end: Extract<Edge, { kind: 'moment' }>): Span | BadGoogleTime =>
  Temporal.Instant.compare(end.instant, start.instant) < 0 ? 'ends_before_start' : { kind: 'timed', from: start.instant, to: end.instant, zone: start.zone };

/** Advoware knows no parts of a second. */
const toSecond = (wall: Temporal.PlainDateTime): Temporal.PlainDateTime => wall.round({ smallestUnit: 'second', roundingMode: 'floor' });

function knownZone(zone: string): string | undefined {
  return attempt(() => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId);
}

function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
