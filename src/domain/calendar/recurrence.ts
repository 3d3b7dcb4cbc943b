import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { lastDate, startDate, type Freq, type Repetition, type Time } from './appointment.js';
import { endOfBerlinDay } from './berlin.js';

export type SeriesRule = Extract<Repetition, { kind: 'series' }>;

/**
 * The days on which a series happens, by RFC 5545. Decided here once, for both sides (calendar-sync.md, Common form):
 * - monthly on the 29th to 31st: a month without that day is skipped, nothing moves to another day;
 * - yearly on 29 February: leap years only;
 * - the wall-clock time stays put. On the day whose clocks skip it the appointment is shown one hour later, it is not
 *   left out; on the day whose clocks show it twice the first of the two is meant.
 * Days are counted without a zone, so that no time zone, least of all the process's own, can move them.
 */
export function occurrenceDates(start: Temporal.PlainDate, rule: SeriesRule, range: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate }): Temporal.PlainDate[] {
  const to = earlier(range.to, rule.until);
  const from = Temporal.PlainDate.compare(range.from, start) < 0 ? start : range.from;
  if (Temporal.PlainDate.compare(from, to) > 0) return [];
  return dateRule(start, rule).between(midnight(from), midnight(to), true).map((at) => at.toPlainDate());
}

/** The first occurrences, at most `limit` of them. */
export function firstOccurrences(start: Temporal.PlainDate, rule: SeriesRule, limit: number): Temporal.PlainDate[] {
  if (Temporal.PlainDate.compare(rule.until, start) < 0) return [];
  return dateRule(start, rule).all((_date, index) => index < limit).slice(0, limit).map((at) => at.toPlainDate());
}

/** The last day on which the series happens; undefined when it never does. */
export function lastOccurrence(start: Temporal.PlainDate, rule: SeriesRule): Temporal.PlainDate | undefined {
  if (Temporal.PlainDate.compare(rule.until, start) < 0) return undefined;
  return dateRule(start, rule).previous(midnight(rule.until), true)?.toPlainDate();
}

/**
 * Names a repetition by what happens, not by its text: two of them with the same key, from the same start, happen on
 * the same days. An `UNTIL` moved to where nothing happens, 7 days for a week, a series of one occurrence: no change.
 */
export function occurrenceKey(start: Temporal.PlainDate, repetition: Repetition): string {
  if (repetition.kind === 'single') return start.toString();
  const first = firstOccurrences(start, repetition, listed + 1);
  if (first.length <= listed) return first.map(String).join(' ');
  const { freq, interval } = inLargestUnit(repetition);
  return `${freq}/${interval}/${String(lastOccurrence(start, repetition))}`;
}

/** True when both repetitions, begun on the same day, happen on the same days. */
export const sameOccurrences = (one: Repetition, other: Repetition, start: Temporal.PlainDate): boolean => occurrenceKey(start, one) === occurrenceKey(start, other);

/**
 * True when Advoware has a way to hold it. In a series `datumBis` is the last day, so that one occurrence must be
 * a single whole day or end within 24 hours.
 */
export function advowareCanHold(time: Time, repetition: Repetition): boolean {
  if (repetition.kind === 'single') return true;
  if (Temporal.PlainDate.compare(repetition.until, startDate(time)) < 0) return false;
  if (time.kind === 'allDay') return lastDate(time).equals(time.start);
  return Temporal.PlainDateTime.compare(time.end, time.start.add({ days: 1 })) < 0;
}

/** `RRULE:FREQ=…;INTERVAL=n;UNTIL=…`; for timed series `UNTIL` is the end of that Berlin day in UTC (RFC 5545, 3.3.10). */
export function rruleLine(time: Time, rule: SeriesRule): string {
  const until = time.kind === 'allDay' ? compact(rule.until.toString()) : compact(endOfBerlinDay(rule.until).toString({ smallestUnit: 'second' }));
  return `RRULE:FREQ=${rule.freq.toUpperCase()};INTERVAL=${rule.interval};UNTIL=${until}`;
}

const listed = 32;
export const earlier = (one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate => (Temporal.PlainDate.compare(one, other) < 0 ? one : other);
const midnight = (date: Temporal.PlainDate): Temporal.ZonedDateTime => date.toZonedDateTime('UTC');
const compact = (iso: string): string => iso.replaceAll(/[-:]/g, '');

const libraryFreq = { daily: 'DAILY', weekly: 'WEEKLY', monthly: 'MONTHLY', yearly: 'YEARLY' } as const;

const dateRule = (start: Temporal.PlainDate, rule: SeriesRule): RRuleTemporal =>
  new RRuleTemporal({ freq: libraryFreq[rule.freq], interval: rule.interval, until: midnight(rule.until), dtstart: midnight(start), tzid: 'UTC' });

/** Seven days are a week and twelve months a year, so that one rhythm has one name. */
function inLargestUnit(rule: SeriesRule): { readonly freq: Freq; readonly interval: number } {
  if (rule.freq === 'daily' && rule.interval % 7 === 0) return { freq: 'weekly', interval: rule.interval / 7 };
  if (rule.freq === 'monthly' && rule.interval % 12 === 0) return { freq: 'yearly', interval: rule.interval / 12 };
  return { freq: rule.freq, interval: rule.interval };
}
