import { Temporal } from 'temporal-polyfill';
import { berlin } from './berlin.js';

/** The lines of an event's recurrence, taken apart. */
export interface RecurrenceLines {
  readonly rules: readonly RuleText[];
  readonly excludedRules: readonly RuleText[];
  readonly excluded: readonly string[];
  readonly added: readonly string[];
}

/** One rule; `until` is the last instant or day on which it may happen, `rest` is everything but COUNT and UNTIL. */
export interface RuleText {
  readonly freq: string;
  readonly interval: number;
  readonly count: number | undefined;
  readonly until: Until | undefined;
  readonly rest: string;
  readonly hasByParts: boolean;
}
export type Until = { readonly kind: 'day'; readonly date: Temporal.PlainDate } | { readonly kind: 'instant'; readonly instant: Temporal.Instant };

/** Takes the lines apart; undefined where one of them cannot be read. */
export function recurrenceLines(lines: readonly string[], zone: string): RecurrenceLines | undefined {
  const read = lines.map((line) => lineOf(line.trim()));
  const valuesOf = (name: string): string[] => read.flatMap((line) => (line?.name === name ? line.value.split(',') : []));
  const rulesOf = (name: string): (RuleText | undefined)[] => read.flatMap((line) => (line?.name === name ? [ruleOf(line.value, zone)] : []));
  const rules = rulesOf('RRULE');
  const excludedRules = rulesOf('EXRULE');
  const isKnown = read.every((line) => line && ['RRULE', 'EXRULE', 'EXDATE', 'RDATE'].includes(line.name));
  if (!isKnown || [...rules, ...excludedRules].includes(undefined)) return undefined;
  return { rules: rules.filter(isRule), excludedRules: excludedRules.filter(isRule), excluded: valuesOf('EXDATE'), added: valuesOf('RDATE') };
}

/** A date or date-time of EXDATE, RDATE or UNTIL: UTC with `Z`, else the clocks of the given zone. */
export function icalValue(text: string, zone: string): Until | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(text.trim());
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second, utc] = parts;
  const date = `${String(year)}-${String(month)}-${String(day)}`;
  try {
    if (hour === undefined) return { kind: 'day', date: Temporal.PlainDate.from(date) };
    const wall = Temporal.PlainDateTime.from(`${date}T${hour}:${String(minute)}:${String(second)}`);
    return { kind: 'instant', instant: wall.toZonedDateTime(utc ? 'UTC' : zone).toInstant() };
  } catch {
    return undefined;
  }
}

/**
 * The last wall-clock time in `zone` that an `UNTIL` allows. Both forms are read: a day counts to its end; a date-time
 * on a series of whole days means the Berlin day it falls on (programs write midnight as well as the last second).
 */
export function untilWall(until: Until, of: 'timed' | 'allDay', zone: string): Temporal.PlainDateTime {
  if (of === 'allDay') {
    const date = until.kind === 'day' ? until.date : until.instant.toZonedDateTimeISO(berlin).toPlainDate();
    return date.toPlainDateTime();
  }
  if (until.kind === 'day') return until.date.toPlainDateTime('23:59:59');
  return until.instant.toZonedDateTimeISO(zone).toPlainDateTime();
}

const isRule = (rule: RuleText | undefined): rule is RuleText => rule !== undefined;

function lineOf(line: string): { readonly name: string; readonly value: string } | undefined {
  const match = /^([A-Z]+)(?:;[^:]*)?:(.*)$/i.exec(line);
  if (!match) return undefined;
  const [, name = '', value = ''] = match;
  return { name: name.toUpperCase(), value };
}

const freqNames = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'];
const partNames = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'BYYEARDAY', 'BYWEEKNO', 'BYHOUR', 'BYMINUTE', 'BYSECOND'];
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

function ruleOf(value: string, zone: string): RuleText | undefined {
  const parts = new Map(value.toUpperCase().split(';').filter((part) => part !== '').map((part) => splitPart(part)));
  const freq = parts.get('FREQ') ?? '';
  const interval = positive(parts.get('INTERVAL'));
  const count = positive(parts.get('COUNT'));
  const untilText = parts.get('UNTIL');
  const until = untilText === undefined ? undefined : icalValue(untilText, zone);
  if (!freqNames.includes(freq) || interval === 'bad' || count === 'bad' || (untilText !== undefined && !until)) return undefined;
  if ([...parts.keys()].some((name) => !partNames.includes(name)) || !weekdays.includes(parts.get('WKST') ?? 'MO')) return undefined;
  const kept = [...parts].filter(([name]) => name !== 'COUNT' && name !== 'UNTIL');
  return {
    freq, interval: interval ?? 1, count, until,
    rest: kept.map(([name, text]) => `${name}=${text}`).join(';'),
    hasByParts: kept.some(([name]) => name.startsWith('BY')),
  };
}

function splitPart(part: string): [string, string] {
  const [name = '', ...rest] = part.split('=');
  return [name.trim(), rest.join('=').trim()];
}

function positive(text: string | undefined): number | undefined | 'bad' {
  if (text === undefined) return undefined;
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 'bad';
}
