import type { JsonObject } from '../../json.js';
import { invalid } from '../errors.js';
import { spanAfterPatch } from '../events/event-body.js';
import { dayOf, isAllDay } from '../events/event-time.js';
import { mergeFields } from '../events/fields.js';
import { seriesBase, stamp } from '../events/instance-id.js';
import { anchor, occurrences } from '../events/recurrence.js';
import { nextStamp, stampEvent } from '../events/series.js';
import type { EventView } from '../events/view.js';
import type { CalendarState, EventTime, MainEvent } from '../state.js';
import type { CalendarStore } from '../store.js';

export type Split = { readonly trimmed: MainEvent; readonly created: MainEvent };

/**
 * "This and following": the series ends the day before, a new one begins with the occurrence. As recorded from Google: the new
 * master is `<old>_R<UTC>` with an iCalUID of the same form, takes the private properties along, and all parts share one etag.
 */
export function splitSeries(store: CalendarStore, calendar: CalendarState, view: EventView, patch: JsonObject): Split {
  const { master, start } = occurrenceOf(view);
  const id = `${seriesBase(master.id)}_R${stamp(start).replace(/Z$/u, '')}`;
  const now = store.now();
  const created: MainEvent = {
    kind: 'main', id, change: 0, etag: 0, created: now, updated: now, sequence: 0, status: 'confirmed',
    iCalUID: `${id}@google.com`, creator: master.creator,
    ...spanAfterPatch(view, patch, calendar.timeZone),
    fields: mergeFields(structuredClone(master.fields), patch),
    recurrence: followingRule(calendar, master, start),
  };
  calendar.events[id] = created;
  endBefore(calendar, master, start);
  stampEvent(calendar, created, nextStamp(store, calendar));
  store.eventsChanged(calendar);
  return { trimmed: master, created };
}

/** "Delete this and following": the series ends the day before. */
export function trimSeries(store: CalendarStore, calendar: CalendarState, view: EventView): MainEvent {
  const { master, start } = occurrenceOf(view);
  endBefore(calendar, master, start);
  stampEvent(calendar, master, nextStamp(store, calendar));
  store.eventsChanged(calendar);
  return master;
}

function occurrenceOf(view: EventView): { master: MainEvent; start: EventTime } {
  if (view.occurrence === undefined) throw invalid('Only an occurrence of a series can be split off.');
  return { master: view.occurrence.master, start: view.occurrence.originalStart };
}

function endBefore(calendar: CalendarState, master: MainEvent, start: EventTime): void {
  const until = lastMomentBefore(start);
  master.recurrence = (master.recurrence ?? []).map((line) => withEnd(line, `UNTIL=${until}`));
  for (const event of Object.values(calendar.events)) {
    const isLater = event.kind === 'exception' && event.recurringEventId === master.id && anchor(event.originalStart).epochMilliseconds >= anchor(start).epochMilliseconds;
    if (isLater) event.forgotten = true;
  }
}

/** Google's own form: the last second of the day before, in UTC; a date for all-day series. */
function lastMomentBefore(start: EventTime): string {
  if (isAllDay(start)) return dayOf(start).subtract({ days: 1 }).toString().replace(/-/gu, '');
  const end = dayOf(start).toZonedDateTime(start.timeZone).subtract({ seconds: 1 });
  return stamp({ dateTime: end.toInstant().toString(), timeZone: start.timeZone });
}

/** The rule goes on as it was; a COUNT is what is left of it. */
function followingRule(calendar: CalendarState, master: MainEvent, start: EventTime): string[] {
  const before = occurrences(master, calendar.timeZone).filter((span) => anchor(span.start).epochMilliseconds < anchor(start).epochMilliseconds).length;
  return (master.recurrence ?? []).map((line) => line.replace(/COUNT=(\d+)/u, (_, count: string) => `COUNT=${Math.max(1, Number(count) - before)}`));
}

function withEnd(line: string, end: string): string {
  if (!line.startsWith('RRULE:')) return line;
  const parts = line.slice('RRULE:'.length).split(';').filter((part) => !/^(UNTIL|COUNT)=/u.test(part));
  return `RRULE:${[...parts, end].join(';')}`;
}
