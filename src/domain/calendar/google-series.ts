import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { freqs, startDate, type Freq, type Repetition, type Time } from './appointment.js';
import { berlin } from './berlin.js';
import type { RepeatingEvent } from './google-event.js';
import { betweenInstants, spanOf, type BadGoogleTime } from './google-time.js';
import { advowareCanHold, firstOccurrences, type SeriesRule } from './recurrence.js';
import { icalValue, recurrenceLines, untilWall, type RecurrenceLines, type RuleText, type Until } from './rrule-text.js';

/** A series as Google repeats it: on the clocks of its own zone, whole days without one. */
export interface GoogleSeries {
  readonly kind: 'timed' | 'allDay';
  readonly zone: string;
  /** Start and end of the first occurrence on the clocks of `zone`; midnight for whole days. */
  readonly start: Temporal.PlainDateTime;
  readonly end: Temporal.PlainDateTime;
  readonly lines: RecurrenceLines;
}
export type BadSeries = BadGoogleTime | 'bad_recurrence' | 'too_many_occurrences';

/** One occurrence: its identity is the original start in Berlin, a date for whole days. */
export interface Occurrence { readonly originalStart: string; readonly time: Time }

/** Reads the repetition of a series. */
export function seriesOf(event: RepeatingEvent): GoogleSeries | BadSeries {
  const span = spanOf(event.start, event.end);
  if (typeof span === 'string') return span;
  const zone = span.kind === 'allDay' ? berlin : span.zone;
  const lines = recurrenceLines(event.recurrence, zone);
  if (!lines || (lines.rules.length === 0 && lines.added.length === 0)) return 'bad_recurrence';
  if (span.kind === 'allDay') return { kind: 'allDay', zone, start: span.start.toPlainDateTime(), end: span.end.toPlainDateTime(), lines };
  return { kind: 'timed', zone, start: wallIn(zone, span.from), end: wallIn(zone, span.to), lines };
}

/**
 * The same series as Advoware's rule, when it is exactly expressible: one rule with an end, no added or excluded days,
 * and every occurrence at the same Berlin time on the days of the plain rhythm. What a rule says is decided by what
 * happens: `BYDAY` naming the weekday of the start changes nothing, a list of weekdays does. COUNT becomes an end date.
 */
export function expressible(series: GoogleSeries): { readonly time: Time; readonly repetition: Repetition } | undefined {
  const { rules, excludedRules, excluded, added } = series.lines;
  const rule = rules[0];
  if (rules.length !== 1 || !rule || excludedRules.length + excluded.length + added.length > 0) return undefined;
  const freq = freqs.find((name) => name === rule.freq.toLowerCase());
  if (!freq || (!rule.until && rule.count === undefined)) return undefined;
  const first = occurrenceAt(series, series.start);
  const repetition = plainRhythm(series, rule, freq, first);
  return repetition && advowareCanHold(first.time, repetition) ? { time: first.time, repetition } : undefined;
}

/** The occurrences that begin on the given Berlin days, in order, without regard to moved or cancelled instances. */
export function occurrencesBetween(series: GoogleSeries, from: Temporal.PlainDate, to: Temporal.PlainDate): Occurrence[] {
  // A day more on both sides: the zone's date may differ from Berlin's.
  const walls = startsBetween(series, from.subtract({ days: 1 }).toPlainDateTime(), to.add({ days: 2 }).toPlainDateTime());
  return walls.map((wall) => occurrenceAt(series, wall))
    .filter(({ time }) => Temporal.PlainDate.compare(startDate(time), from) >= 0 && Temporal.PlainDate.compare(startDate(time), to) <= 0);
}

/** More occurrences than this are no appointments of a person. */
export const tooMany = 5000;

/** How an original start is named: Berlin wall clock, or a date. */
export const originalStartOf = (time: Time): string => (time.kind === 'timed' ? time.start.toString({ smallestUnit: 'second' }) : time.start.toString());

const wallIn = (zone: string, instant: Temporal.Instant): Temporal.PlainDateTime => instant.toZonedDateTimeISO(zone).toPlainDateTime();

/** Wall-clock length is kept over a change of the clocks: an office day ends when it ends. */
function occurrenceAt(series: GoogleSeries, start: Temporal.PlainDateTime): Occurrence {
  const end = start.add(series.end.since(series.start, { largestUnit: 'days' }));
  if (series.kind === 'allDay') {
    const time: Time = { kind: 'allDay', start: start.toPlainDate(), end: end.toPlainDate() };
    return { originalStart: originalStartOf(time), time };
  }
  const from = start.toZonedDateTime(series.zone).toInstant();
  const to = end.toZonedDateTime(series.zone).toInstant();
  const time = betweenInstants(from, Temporal.Instant.compare(to, from) < 0 ? from : to);
  return { originalStart: originalStartOf(time), time };
}

/** The plain rhythm from the first start, when it names the same occurrences as the rule. */
function plainRhythm(series: GoogleSeries, rule: RuleText, freq: Freq, first: Occurrence): SeriesRule | undefined {
  const date = startDate(first.time);
  // Without parts that choose days, on the clocks of Berlin, the rhythm is the rule: nothing to count.
  if (!rule.hasByParts && series.zone === berlin && rule.count === undefined && rule.until) {
    return { kind: 'series', freq, interval: rule.interval, until: lastAllowedDay(rule.until, series) };
  }
  const walls = ruleStarts(series, rule, undefined, tooMany + 1);
  const last = walls.at(-1);
  if (!last || walls.length > tooMany) return undefined;
  const occurrences = walls.map((wall) => occurrenceAt(series, wall));
  const plain: SeriesRule = { kind: 'series', freq, interval: rule.interval, until: startDate(occurrenceAt(series, last).time) };
  const wanted = firstOccurrences(date, plain, tooMany + 1).map(String);
  const clock = clockOf(first.time);
  const fits = occurrences.length === wanted.length && occurrences.every(({ time }, index) =>
    startDate(time).toString() === wanted[index] && (series.zone === berlin || clockOf(time) === clock));
  return fits ? plain : undefined;
}

/** The last day whose occurrence still begins in time: an `UNTIL` in the morning excludes an afternoon. */
function lastAllowedDay(until: Until, series: GoogleSeries): Temporal.PlainDate {
  const last = untilWall(until, series.kind, series.zone);
  const isEarlierClock = Temporal.PlainTime.compare(last.toPlainTime(), series.start.toPlainTime()) < 0;
  return series.kind === 'timed' && isEarlierClock ? last.toPlainDate().subtract({ days: 1 }) : last.toPlainDate();
}

const clockOf = (time: Time): string => (time.kind === 'timed' ? `${time.start.toPlainTime().toString()}/${time.end.toPlainTime().toString()}` : '');

/** All starts between two wall-clock times: rules and added ones, less the excluded. */
function startsBetween(series: GoogleSeries, from: Temporal.PlainDateTime, to: Temporal.PlainDateTime): Temporal.PlainDateTime[] {
  const range = { from, to };
  const { rules, excludedRules, excluded, added } = series.lines;
  const without = new Set([...excludedRules.flatMap((rule) => ruleStarts(series, rule, range, tooMany + 1)), ...excluded.flatMap((text) => valueWall(series, text))].map(String));
  const extra = added.flatMap((text) => valueWall(series, text)).filter((wall) => isWithin(wall, range));
  const starts = [...rules.flatMap((rule) => ruleStarts(series, rule, range, tooMany + 1)), ...extra];
  const unique = new Map(starts.map((wall) => [wall.toString(), wall]));
  return [...unique].filter(([text]) => !without.has(text)).map(([, wall]) => wall).sort((one, other) => Temporal.PlainDateTime.compare(one, other));
}

interface WallRange { readonly from: Temporal.PlainDateTime; readonly to: Temporal.PlainDateTime }
const isWithin = (wall: Temporal.PlainDateTime, { from, to }: WallRange): boolean =>
  Temporal.PlainDateTime.compare(wall, from) >= 0 && Temporal.PlainDateTime.compare(wall, to) <= 0;

function valueWall(series: GoogleSeries, text: string): Temporal.PlainDateTime[] {
  const value = icalValue(text.split('/')[0] ?? '', series.zone);
  if (!value) return [];
  if (value.kind === 'day') return [value.date.toPlainDateTime(series.kind === 'timed' ? series.start.toPlainTime() : undefined)];
  const wall = wallIn(series.kind === 'allDay' ? 'UTC' : series.zone, value.instant);
  return [series.kind === 'allDay' ? wall.toPlainDate().toPlainDateTime() : wall];
}

/** The starts a rule names, counted on wall-clock time without a zone, so that no change of the clocks drops one. */
function ruleStarts(series: GoogleSeries, rule: RuleText, range: WallRange | undefined, limit: number): Temporal.PlainDateTime[] {
  const dtstart = series.start.toZonedDateTime('UTC');
  const until = rule.until ? untilWall(rule.until, series.kind, series.zone).toZonedDateTime('UTC') : undefined;
  if (until && Temporal.ZonedDateTime.compare(until, dtstart) < 0) return [];
  const end = until ? `;UNTIL=${icalUtc(until)}` : '';
  const count = rule.count === undefined ? '' : `;COUNT=${rule.count}`;
  const library = new RRuleTemporal({ rruleString: `DTSTART:${icalUtc(dtstart)}\nRRULE:${rule.rest}${count}${end}` });
  const starts = range
    ? library.between(range.from.toZonedDateTime('UTC'), range.to.toZonedDateTime('UTC'), true)
    : library.all((_start, index) => index < limit).slice(0, limit);
  return starts.map((start) => start.toPlainDateTime());
}

const icalUtc = (time: Temporal.ZonedDateTime): string => `${time.toPlainDateTime().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}Z`;
