import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { invalid } from '../errors.js';
import type { EventTime, MainEvent, Span } from '../state.js';
import { dayOf, epoch, isAllDay, timed, zoned } from './event-time.js';

/** Milliseconds since 1970; an end of undefined is open. */
export type Window = { readonly from?: number | undefined; readonly to?: number | undefined };

/** A series without end is shown this far when nobody says how far. */
const OPEN_HORIZON = { years: 2 };
const DAY = 86_400_000;
const FIRST_LOOK = 32 * DAY;
const MOST_OCCURRENCES = 5000;
const DATES_LINE = /^(?<name>RDATE|EXDATE)(;[^:]*)?:(?<values>.+)$/u;

/** 400 unless every line is a rule that can be worked out. */
export function checkRecurrence(lines: readonly string[], start: EventTime): void {
  for (const line of lines) {
    if (!/^(RRULE:|RDATE[;:]|EXDATE[;:])/u.test(line)) throw invalid('Invalid recurrence rule.');
  }
  try {
    for (const rule of rules(lines, start)) rule.all((_, index) => index < 1);
    dates(lines, 'RDATE', start);
    dates(lines, 'EXDATE', start);
  } catch {
    throw invalid('Invalid recurrence rule.');
  }
}

/** The occurrences that overlap the window, in order, without regard to exceptions. Wall-clock times stay put; `zone` is the calendar's. */
export function occurrences(event: MainEvent, zone: string, window: Window = {}): Span[] {
  const lines = event.recurrence ?? [];
  const found = new Map<number, Temporal.ZonedDateTime>();
  const length = lengthOf(event);
  for (const rule of rules(lines, event.start)) {
    for (const moment of startsOf(rule, event.start, window, length)) found.set(moment.epochMilliseconds, moment);
  }
  for (const moment of dates(lines, 'RDATE', event.start)) found.set(moment.epochMilliseconds, moment);
  if (!lines.some((line) => line.startsWith('RRULE:'))) found.set(anchor(event.start).epochMilliseconds, anchor(event.start));
  for (const moment of dates(lines, 'EXDATE', event.start)) found.delete(moment.epochMilliseconds);
  const spans = [...found.values()].sort((left, right) => Temporal.ZonedDateTime.compare(left, right)).map((moment) => spanAt(event, moment, length));
  return spans.filter((span) => overlaps(span, zone, window));
}

/** Whether any occurrence overlaps the window; looks into its first weeks before it works out all of it. */
export function occursIn(event: MainEvent, zone: string, window: Window): boolean {
  const first = Math.max(window.from ?? -Infinity, epoch(event.start, zone)) + FIRST_LOOK;
  const isEarly = first < (window.to ?? Infinity) && occurrences(event, zone, { from: window.from, to: first }).length > 0;
  return isEarly || occurrences(event, zone, window).length > 0;
}

/** The occurrence whose start has exactly this anchor. */
export function occurrenceAt(event: MainEvent, originalStart: number): Span | undefined {
  const window = { from: originalStart - DAY, to: originalStart + DAY };
  return occurrences(event, 'UTC', window).find((span) => anchor(span.start).epochMilliseconds === originalStart);
}

/** True when any of it lies in the window: it ends after the beginning and begins before the end. */
export function overlaps(span: Span, zone: string, { from, to }: Window): boolean {
  const start = epoch(span.start, zone);
  const end = epoch(span.end, zone);
  const endsAfter = from === undefined || end > from || (start === end && start >= from);
  return endsAfter && (to === undefined || start < to);
}

/** The moment a time stands for in rules; a day is midnight UTC. */
export function anchor(time: EventTime): Temporal.ZonedDateTime {
  return isAllDay(time) ? Temporal.PlainDate.from(time.date).toZonedDateTime('UTC') : zoned(time);
}

function rules(lines: readonly string[], start: EventTime): RRuleTemporal[] {
  const dtstart = isAllDay(start) ? `DTSTART;VALUE=DATE:${compact(start.date)}` : `DTSTART;TZID=${start.timeZone}:${compact(zoned(start).toPlainDateTime().toString({ smallestUnit: 'second' }))}`;
  return lines
    .filter((line) => line.startsWith('RRULE:'))
    .map((line) => new RRuleTemporal({ rruleString: `${dtstart}\n${isAllDay(start) ? dayUntil(line) : line}`, temporal: Temporal }));
}

/** Google itself writes moments as UNTIL of all-day series. */
function dayUntil(line: string): string {
  return line.replace(/(UNTIL=\d{8})T\d{6}Z?/u, '$1');
}

function startsOf(rule: RRuleTemporal, start: EventTime, window: Window, length: Temporal.Duration): Temporal.ZonedDateTime[] {
  const { count, until } = rule.options();
  const isEndless = count === undefined && until === undefined;
  const first = anchor(start);
  if (window.to === undefined && !isEndless) return rule.all((_, index) => index < MOST_OCCURRENCES);
  const from = window.from === undefined ? first : Temporal.Instant.fromEpochMilliseconds(window.from).toZonedDateTimeISO(first.timeZoneId).subtract(length).subtract({ days: 1 });
  const later = Temporal.ZonedDateTime.compare(from, first) > 0 ? from : first;
  const to = window.to === undefined ? later.add(OPEN_HORIZON) : Temporal.Instant.fromEpochMilliseconds(window.to).toZonedDateTimeISO(first.timeZoneId).add({ days: 1 });
  return Temporal.ZonedDateTime.compare(to, later) < 0 ? [] : rule.between(later, to, true);
}

function dates(lines: readonly string[], name: 'RDATE' | 'EXDATE', start: EventTime): Temporal.ZonedDateTime[] {
  return lines.flatMap((line) => {
    const match = DATES_LINE.exec(line)?.groups;
    if (match === undefined && line.startsWith(name)) throw new RangeError(line);
    if (match?.['name'] !== name) return [];
    const zone = isAllDay(start) ? 'UTC' : (/;TZID=([^;:]+)/u.exec(line)?.[1] ?? start.timeZone);
    return (match['values'] ?? '').split(',').map((value) => readDateValue(value, zone));
  });
}

function readDateValue(value: string, zone: string): Temporal.ZonedDateTime {
  if (/^\d{8}$/u.test(value)) return Temporal.PlainDate.from(value).toZonedDateTime(zone);
  if (value.endsWith('Z')) return Temporal.Instant.from(value).toZonedDateTimeISO(zone);
  return Temporal.PlainDateTime.from(value).toZonedDateTime(zone);
}

/** Days, or wall-clock time: an event from 9 to 10 ends at 10 also when the clock changes. */
function lengthOf({ start, end }: Span): Temporal.Duration {
  if (isAllDay(start) || isAllDay(end)) return dayOf(start).until(dayOf(end));
  return zoned(start).toPlainDateTime().until(zoned(end).withTimeZone(start.timeZone).toPlainDateTime());
}

function spanAt(event: MainEvent, moment: Temporal.ZonedDateTime, length: Temporal.Duration): Span {
  if (isAllDay(event.start)) return { start: { date: moment.toPlainDate().toString() }, end: { date: moment.toPlainDate().add(length).toString() } };
  const start = moment.withTimeZone(event.start.timeZone);
  const end = start.toPlainDateTime().add(length).toZonedDateTime(event.start.timeZone);
  const endZone = isAllDay(event.end) ? event.start.timeZone : event.end.timeZone;
  return { start: timed(start), end: timed(end.withTimeZone(endZone)) };
}

function compact(text: string): string {
  return text.replace(/[-:]/gu, '');
}
