import { Temporal } from 'temporal-polyfill';
import type { Time } from './appointment.js';
import { berlin, berlinWall, isBefore } from './berlin.js';
import type { GoogleTime } from './google-event.js';

export type BadGoogleTime = 'no_start' | 'no_end' | 'bad_time' | 'unknown_zone' | 'mixed_kinds' | 'ends_before_start';

/** An edge of an event in the zone it is told in; `wall` is what the clocks there show. */
export type Edge =
  | { readonly kind: 'date'; readonly date: Temporal.PlainDate }
  | { readonly kind: 'moment'; readonly instant: Temporal.Instant; readonly zone: string };

/**
 * Start and end as Berlin wall clock, whatever offset or zone Google delivers. A date-time with neither is floating:
 * it is taken in the calendar's own zone, which is Berlin. An offset fixes the instant, a zone beside it only tells
 * how a series repeats.
 */
export function timeFromGoogle(start: GoogleTime | null | undefined, end: GoogleTime | null | undefined): Time | BadGoogleTime {
  if (!hasValue(start)) return 'no_start';
  if (!hasValue(end)) return 'no_end';
  const from = edgeOf(start);
  const to = edgeOf(end);
  if (typeof from === 'string') return from;
  if (typeof to === 'string') return to;
  if (from.kind === 'date') return to.kind === 'date' ? wholeDays(from.date, to.date) : 'mixed_kinds';
  return to.kind === 'moment' ? betweenInstants(from.instant, to.instant) : 'mixed_kinds';
}

/** The wall clock of Berlin between two instants. */
export function betweenInstants(from: Temporal.Instant, to: Temporal.Instant): Time | BadGoogleTime {
  const length = to.since(from);
  if (length.sign < 0) return 'ends_before_start';
  const start = toSecond(berlinWall(from));
  const end = toSecond(berlinWall(to));
  // In the doubled hour the clocks run backwards: the length is kept, since Advoware would read an earlier end as one past midnight.
  return { kind: 'timed', start, end: isBefore(end, start) ? start.add(length) : end };
}

/** Reads one edge; undefined fields were excluded before. */
export function edgeOf(time: GoogleTime): Edge | BadGoogleTime {
  if (time.date) {
    const date = attempt(() => Temporal.PlainDate.from(time.date ?? ''));
    return date && /^\d{4}-\d\d-\d\d$/.test(time.date) ? { kind: 'date', date } : 'bad_time';
  }
  const zone = time.timeZone ? knownZone(time.timeZone) : berlin;
  if (!zone) return 'unknown_zone';
  const text = time.dateTime ?? '';
  const isFixed = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text);
  const instant = attempt(() => (isFixed ? Temporal.Instant.from(text) : Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()));
  return instant && text.includes('T') ? { kind: 'moment', instant, zone } : 'bad_time';
}

export const hasValue = (time: GoogleTime | null | undefined): time is GoogleTime => Boolean(time?.date ?? time?.dateTime);

/** A day that ends where it begins is written by some programs; Google shows it as that one day. */
function wholeDays(start: Temporal.PlainDate, end: Temporal.PlainDate): Time | BadGoogleTime {
  const order = Temporal.PlainDate.compare(start, end);
  if (order > 0) return 'ends_before_start';
  return { kind: 'allDay', start, end: order === 0 ? start.add({ days: 1 }) : end };
}

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
