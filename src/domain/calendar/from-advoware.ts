import { Temporal } from 'temporal-polyfill';
import { freqs, type Appointment, type Repetition, type Time } from './appointment.js';
import { isBefore, shownWall } from './berlin.js';

type Text = string | null | undefined;
type Flag = number | boolean | string | null | undefined;

/** What is read of an appointment in Advoware (advoware.md, An appointment). Empty, null and absent mean the same. */
export interface AdvowareAppointment {
  readonly frNr: number;
  readonly rowId?: Text;
  readonly geaendertAm?: Text;
  readonly text?: Text; readonly notiz?: Text; readonly ort?: Text;
  readonly datum?: Text; readonly uhrzeitVon?: Text; readonly uhrzeitBis?: Text; readonly datumBis?: Text;
  readonly dauertermin?: Flag; readonly turnus?: number | string | null | undefined; readonly turnusArt?: number | string | null | undefined;
  readonly privat?: Flag;
}

export type UnreadableAdvoware =
  | 'no_date' | 'bad_date' | 'bad_time' | 'ends_before_start' | 'bad_flag' | 'bad_turnus' | 'series_without_end' | 'series_starts_in_skipped_hour' | 'listed_twice';

export type AdvowareRead =
  | { readonly kind: 'appointment'; readonly appointment: Appointment }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableAdvoware };

/** An Advoware record in common form, or the reason why it is not one: never a throw, never a guess. */
export function fromAdvoware(record: AdvowareAppointment): AdvowareRead {
  const parts = partsOf(record);
  if (typeof parts === 'string') return { kind: 'unreadable', reason: parts };
  const repetition = repetitionFrom(parts);
  if (typeof repetition === 'string') return { kind: 'unreadable', reason: repetition };
  const time = repetition.kind === 'series' ? seriesTime(parts) : singleTime(parts);
  if (typeof time === 'string') return { kind: 'unreadable', reason: time };
  const { title, notes, location, isPrivate } = parts;
  return { kind: 'appointment', appointment: { time, repetition, title, notes, location, isPrivate } };
}

interface Parts {
  readonly date: Temporal.PlainDate; readonly lastDate: Temporal.PlainDate | undefined;
  readonly from: Temporal.PlainTime | undefined; readonly to: Temporal.PlainTime | undefined;
  readonly isLasting: boolean; readonly turnus: number; readonly turnusArt: number;
  readonly title: string; readonly notes: string; readonly location: string; readonly isPrivate: boolean;
}

function partsOf(record: AdvowareAppointment): Parts | UnreadableAdvoware {
  const date = dateOf(record.datum);
  const lastDate = dateOf(record.datumBis);
  if (date === 'bad' || lastDate === 'bad') return 'bad_date';
  if (!date) return 'no_date';
  if (lastDate && Temporal.PlainDate.compare(lastDate, date) < 0) return 'ends_before_start';
  const from = clockOf(record.uhrzeitVon);
  const to = clockOf(record.uhrzeitBis);
  if (from === 'bad' || to === 'bad') return 'bad_time';
  const isLasting = flagOf(record.dauertermin);
  const isPrivate = flagOf(record.privat);
  if (isLasting === 'bad' || isPrivate === 'bad') return 'bad_flag';
  const turnus = wholeOf(record.turnus);
  const turnusArt = wholeOf(record.turnusArt);
  if (turnus === undefined || turnusArt === undefined) return 'bad_turnus';
  return { date, lastDate, from, to, isLasting, turnus, turnusArt, isPrivate, title: record.text ?? '', notes: record.notiz ?? '', location: record.ort ?? '' };
}

/** `dauertermin=1` with a `turnus` is a series until `datumBis`; a `turnus` without it is a left-over without meaning. */
function repetitionFrom(parts: Parts): Repetition | UnreadableAdvoware {
  if (!parts.isLasting || parts.turnus === 0) return { kind: 'single' };
  const freq = freqs[parts.turnusArt - 1];
  if (!freq) return 'bad_turnus';
  if (!parts.lastDate) return 'series_without_end';
  return { kind: 'series', freq, interval: parts.turnus, until: parts.lastDate };
}

/** One occurrence of a series: within a day, or past midnight when the end is earlier than the start. */
function seriesTime({ date, from, to }: Parts): Time | UnreadableAdvoware {
  if (!from) return wholeDays(date, date);
  const start = date.toPlainDateTime(from);
  const end = endAfter(start, date, to);
  // Google could not hold it: it would shift the whole series by an hour, not this one day.
  if (!shownWall(start).equals(start) || !shownWall(end).equals(end)) return 'series_starts_in_skipped_hour';
  return { kind: 'timed', start, end };
}

/** A block of days, whole days, or from the start to `datumBis`/`datum` + `uhrzeitBis`. */
function singleTime({ date, lastDate, from, to, isLasting }: Parts): Time | UnreadableAdvoware {
  if (isLasting || !from) return wholeDays(date, lastDate ?? date);
  const start = date.toPlainDateTime(from);
  return timed(start, endAfter(start, lastDate ?? date, to));
}

/** Without `uhrzeitBis` 60 minutes; on the day of the start an earlier end is one past midnight. */
function endAfter(start: Temporal.PlainDateTime, lastDate: Temporal.PlainDate, to: Temporal.PlainTime | undefined): Temporal.PlainDateTime {
  if (!to) return start.add({ minutes: 60 });
  const end = lastDate.toPlainDateTime(to);
  return isBefore(end, start) ? end.add({ days: 1 }) : end;
}

/** A start that the clocks skip is shown an hour later, as Google shows it; the end goes along where it would fall before it. */
function timed(start: Temporal.PlainDateTime, end: Temporal.PlainDateTime): Time {
  const shownStart = shownWall(start);
  const shownEnd = shownWall(end);
  return { kind: 'timed', start: shownStart, end: isBefore(shownEnd, shownStart) ? shownEnd.add({ hours: 1 }) : shownEnd };
}

const wholeDays = (first: Temporal.PlainDate, last: Temporal.PlainDate): Time => ({ kind: 'allDay', start: first, end: last.add({ days: 1 }) });

/** `YYYY-MM-DD` or `…T00:00:00`; the zero date of Advoware's platform means none. */
function dateOf(text: Text): Temporal.PlainDate | undefined | 'bad' {
  const value = (text ?? '').trim();
  if (value === '') return undefined;
  const date = /^(\d{4}-\d\d-\d\d)(T00:00:00(\.0+)?)?$/.exec(value)?.[1];
  if (date === undefined) return 'bad';
  return date === '0001-01-01' ? undefined : parsed(() => Temporal.PlainDate.from(date));
}

/** `HH:MM:SS` or `HH:MM`. */
function clockOf(text: Text): Temporal.PlainTime | undefined | 'bad' {
  const value = (text ?? '').trim();
  if (value === '') return undefined;
  if (!/^\d\d:[0-5]\d(:[0-5]\d)?$/.test(value)) return 'bad';
  return parsed(() => Temporal.PlainTime.from(value));
}

function parsed<Value>(parse: () => Value): Value | 'bad' {
  try {
    return parse();
  } catch {
    return 'bad';
  }
}

function flagOf(flag: Flag): boolean | 'bad' {
  if (typeof flag === 'boolean') return flag;
  const whole = wholeOf(flag);
  return whole === 0 || whole === 1 ? whole === 1 : 'bad';
}

function wholeOf(value: number | string | null | undefined): number | undefined {
  const number = value === null || value === undefined || value === '' ? 0 : Number(value);
  return Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}
