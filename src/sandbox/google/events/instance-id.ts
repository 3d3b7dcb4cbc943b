import type { CalendarState, EventTime, MainEvent, Span } from '../state.js';
import { isAllDay } from './event-time.js';
import { anchor, occurrenceAt } from './recurrence.js';

const INSTANCE = /^(?<base>.+)_(?<stamp>\d{8}(T\d{6}Z)?)$/u;
const CONTINUATION = /^(?<base>.+)_R\d{8}(T\d{6})?$/u;

/** `20260320T080000Z`, or `20260501` for a day. */
export function stamp(time: EventTime): string {
  if (isAllDay(time)) return time.date.replace(/-/gu, '');
  return anchor(time).withTimeZone('UTC').toString({ timeZoneName: 'never', offset: 'never', smallestUnit: 'second' }).replace(/[-:]/gu, '') + 'Z';
}

/** The id all parts of a series have in common: "this and following" gives the later part `<base>_R<UTC>`. */
export function seriesBase(id: string): string {
  return CONTINUATION.exec(id)?.groups?.['base'] ?? id;
}

/** Occurrences of a later part are named after the series it was cut from, as Google does it. */
export function instanceId(master: MainEvent, originalStart: EventTime): string {
  return `${seriesBase(master.id)}_${stamp(originalStart)}`;
}

/** The series and the occurrence an id stands for. */
export function findOccurrence(calendar: CalendarState, id: string): { master: MainEvent; span: Span } | undefined {
  const match = INSTANCE.exec(id)?.groups;
  if (match === undefined) return undefined;
  for (const master of mastersOf(calendar, match['base'] ?? '')) {
    const start = startOf(match['stamp'] ?? '', master);
    const span = start === undefined ? undefined : occurrenceAt(master, start);
    if (span !== undefined) return { master, span };
  }
  return undefined;
}

/** Every part of the series, the first one and those cut from it. */
export function mastersOf(calendar: CalendarState, base: string): MainEvent[] {
  return Object.values(calendar.events).filter((event): event is MainEvent =>
    event.kind === 'main' && event.recurrence !== undefined && event.forgotten !== true && (event.id === base || seriesBase(event.id) === base));
}

function startOf(text: string, master: MainEvent): number | undefined {
  const isDay = text.length === 8;
  if (isDay !== isAllDay(master.start)) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z)?$/u.exec(text) ?? [];
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(moment) ? undefined : moment;
}
