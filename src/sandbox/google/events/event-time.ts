import { Temporal } from 'temporal-polyfill';
import { isJsonObject, type Json, type JsonObject } from '../../json.js';
import { GoogleError, invalid, required, timeRangeEmpty } from '../errors.js';
import type { EventTime, Span } from '../state.js';

const DATE = /^\d{4}-\d\d-\d\d$/u;
const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?(?<offset>[Zz]|[+-]\d\d:\d\d)?$/u;

type Side = 'start' | 'end';

/** Reads `start` and `end` of a request; `recurring` events must name their zone. */
export function readSpan(start: Json | undefined, end: Json | undefined, zone: string, isRecurring: boolean): Span {
  const span = { start: readTime(start, 'start', zone, isRecurring), end: readTime(end, 'end', zone, isRecurring) };
  if (isAllDay(span.start) !== isAllDay(span.end)) throw invalid('Start and end times must either both be date or both be dateTime.');
  const empty = isAllDay(span.start) ? dayOf(span.end).since(dayOf(span.start)).days <= 0 : epoch(span.end, zone) < epoch(span.start, zone);
  if (empty) throw timeRangeEmpty();
  return span;
}

export function isAllDay(time: EventTime): time is { date: string } {
  return 'date' in time;
}

/** The day in the time's own zone. */
export function dayOf(time: EventTime): Temporal.PlainDate {
  return isAllDay(time) ? Temporal.PlainDate.from(time.date) : zoned(time).toPlainDate();
}

export function zoned(time: { dateTime: string; timeZone: string }): Temporal.ZonedDateTime {
  return Temporal.Instant.from(time.dateTime).toZonedDateTimeISO(time.timeZone);
}

/** Milliseconds since 1970; a day begins at midnight of the calendar's zone. */
export function epoch(time: EventTime, zone: string): number {
  if (isAllDay(time)) return Temporal.PlainDate.from(time.date).toZonedDateTime(zone).epochMilliseconds;
  return Temporal.Instant.from(time.dateTime).epochMilliseconds;
}

/** The time of a moment in its zone, with the offset that holds then. */
export function timed(moment: Temporal.ZonedDateTime): EventTime {
  return { dateTime: withOffset(moment), timeZone: moment.timeZoneId };
}

/** As the API shows it: in the zone asked for, the event's own zone beside it. */
export function showTime(time: EventTime, zone: string): JsonObject {
  if (isAllDay(time)) return { date: time.date };
  return { dateTime: withOffset(zoned(time).withTimeZone(zone)), timeZone: time.timeZone };
}

export function sameTime(left: EventTime, right: EventTime): boolean {
  if (isAllDay(left) || isAllDay(right)) return isAllDay(left) && isAllDay(right) && left.date === right.date;
  return left.timeZone === right.timeZone && Temporal.Instant.from(left.dateTime).equals(Temporal.Instant.from(right.dateTime));
}

/** True for a name of the time zone data base. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return !/^[+-]/u.test(name);
  } catch {
    return false;
  }
}

function readTime(raw: Json | undefined, side: Side, calendarZone: string, isRecurring: boolean): EventTime {
  if (!isJsonObject(raw)) throw required(`Missing ${side} time.`);
  const { date, dateTime, timeZone } = raw;
  const hasDate = date !== undefined && date !== null;
  const hasMoment = dateTime !== undefined && dateTime !== null;
  if (hasDate === hasMoment) throw hasDate ? invalid(`Invalid ${side} time.`) : required(`Missing ${side} time.`);
  if (hasDate) return { date: readDate(date, side) };
  const zone = timeZone ?? undefined;
  if (zone !== undefined && (typeof zone !== 'string' || !isTimeZone(zone))) throw invalid(`Invalid time zone definition for ${side} time.`);
  if (isRecurring && zone === undefined) throw required(`Missing time zone definition for ${side} time.`);
  return readMoment(dateTime, side, zone, calendarZone);
}

function readDate(value: Json, side: Side): string {
  if (typeof value !== 'string' || !DATE.test(value)) throw invalid(`Invalid ${side} time.`);
  return attempt(() => Temporal.PlainDate.from(value, { overflow: 'reject' }).toString(), side);
}

function readMoment(value: Json | undefined, side: Side, zone: string | undefined, calendarZone: string): EventTime {
  const match = typeof value === 'string' ? DATE_TIME.exec(value) : null;
  if (match === null) throw invalid(`Invalid ${side} time.`);
  const text = match[0].toUpperCase();
  if (match.groups?.['offset'] !== undefined) return attempt(() => timed(Temporal.Instant.from(text).toZonedDateTimeISO(zone ?? calendarZone)), side);
  if (zone === undefined) throw new GoogleError(400, 'required', `Missing time zone definition for ${side} time.`);
  return attempt(() => timed(Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toZonedDateTime(zone)), side);
}

function attempt<T>(read: () => T, side: Side): T {
  try {
    return read();
  } catch {
    throw invalid(`Invalid ${side} time.`);
  }
}

function withOffset(moment: Temporal.ZonedDateTime): string {
  const text = moment.toString({ timeZoneName: 'never', fractionalSecondDigits: 0 });
  return text.endsWith('+00:00') ? text.replace('+00:00', 'Z') : text;
}
