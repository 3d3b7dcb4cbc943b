import type { JsonObject } from '../../json.js';
import { notFound } from '../errors.js';
import type { EventWriter } from '../events/event-writer.js';
import { isAllDay, showTime } from '../events/event-time.js';
import { mastersOf, seriesBase } from '../events/instance-id.js';
import { anchor } from '../events/recurrence.js';
import { viewOf, type EventView } from '../events/view.js';
import type { CalendarState, EventTime, MainEvent } from '../state.js';
import type { CalendarStore } from '../store.js';
import { seriesTimes } from './series-times.js';
import { splitSeries, trimSeries, type Split } from './split-series.js';

/** What people do in Google's own interface: no token, no quota, no faults. Event bodies are as in the API. */
export class CalendarPeople {
  readonly #store: CalendarStore;
  readonly #writer: EventWriter;

  constructor(store: CalendarStore, writer: EventWriter) {
    this.#store = store;
    this.#writer = writer;
  }

  /** Every calendar, also those whose access was taken away. */
  calendars(): CalendarState[] {
    return Object.values(this.#store.state.calendars).filter((calendar) => calendar.deleted !== true);
  }

  /** An event as it is now, also a deleted one. */
  event(calendarId: string, eventId: string): EventView {
    const view = viewOf(this.#calendar(calendarId), eventId);
    if (view === undefined) throw notFound();
    return view;
  }

  create(calendarId: string, body: JsonObject, person?: string): EventView {
    const calendar = this.#calendar(calendarId);
    return this.#writer.insert(calendar, body, { actor: person ?? personOf(calendar) });
  }

  /** Edits a single event, a whole series by its own id, or one occurrence by its id. */
  edit(calendarId: string, eventId: string, patch: JsonObject): EventView {
    const calendar = this.#calendar(calendarId);
    return this.#writer.patch(calendar, eventId, patch, { actor: personOf(calendar) });
  }

  /** "All events", seen from one occurrence: the series moves by as much as the occurrence was moved. */
  editAll(calendarId: string, occurrenceId: string, patch: JsonObject): EventView {
    const view = this.event(calendarId, occurrenceId);
    const master = view.occurrence?.master;
    if (master === undefined) return this.edit(calendarId, occurrenceId, patch);
    return this.edit(calendarId, master.id, { ...patch, ...seriesTimes(view, master, patch, this.#calendar(calendarId).timeZone) });
  }

  /** "This and following": see `splitSeries`. For the first occurrence it is the whole series. */
  editFollowing(calendarId: string, occurrenceId: string, patch: JsonObject): Split {
    const calendar = this.#calendar(calendarId);
    const view = this.event(calendarId, occurrenceId);
    const master = view.occurrence?.master;
    if (master === undefined || !isFirst(view, master)) return splitSeries(this.#store, calendar, view, patch);
    this.edit(calendarId, master.id, patch);
    return { trimmed: master, created: master };
  }

  /** Deletes a single event, a whole series by its own id, or one occurrence by its id. */
  remove(calendarId: string, eventId: string): void {
    const calendar = this.#calendar(calendarId);
    this.#writer.remove(calendar, eventId, { actor: personOf(calendar) });
  }

  /** Deletes every part of the series an occurrence or a master belongs to. */
  removeAll(calendarId: string, eventId: string): void {
    const calendar = this.#calendar(calendarId);
    const view = this.event(calendarId, eventId);
    for (const part of mastersOf(calendar, seriesBase(view.occurrence?.master.id ?? eventId))) {
      if (part.status !== 'cancelled') this.remove(calendarId, part.id);
    }
  }

  removeFollowing(calendarId: string, occurrenceId: string): void {
    const view = this.event(calendarId, occurrenceId);
    const master = view.occurrence?.master;
    if (master !== undefined && isFirst(view, master)) this.remove(calendarId, master.id);
    else trimSeries(this.#store, this.#calendar(calendarId), view);
  }

  /** "Duplicate": a new event with everything of the old one, the private properties among it. */
  duplicate(calendarId: string, eventId: string): EventView {
    const { fields, start, end, recurrence } = this.event(calendarId, eventId);
    const times = { start: rawTime(start), end: rawTime(end) };
    return this.create(calendarId, { ...structuredClone(fields), ...times, ...(recurrence === undefined ? {} : { recurrence: [...recurrence] }) });
  }

  /** Takes the API's access to a calendar away, or gives it back with `restored`. */
  setAccess(calendarId: string, access: 'notFound' | 'forbidden' | 'restored'): void {
    const calendar = this.#calendar(calendarId);
    if (access === 'restored') Reflect.deleteProperty(calendar, 'lost');
    else calendar.lost = access;
    this.#store.touch();
  }

  /** Lets every tombstone run out: get answers 404, no list tells of them, their ids stay taken. */
  forgetTombstones(calendarId: string): void {
    for (const event of Object.values(this.#calendar(calendarId).events)) {
      if (event.kind === 'main' && event.status === 'cancelled') event.forgotten = true;
    }
    this.#store.touch();
  }

  /** Makes every sync token void that was given so far: 410 `fullSyncRequired`. */
  expireSyncTokens(calendarId: string): void {
    const calendar = this.#calendar(calendarId);
    calendar.change += 1;
    calendar.oldestToken = calendar.change;
    this.#store.touch();
  }

  #calendar(id: string): CalendarState {
    const calendar = this.#store.calendar(id);
    if (calendar === undefined) throw notFound();
    return calendar;
  }
}

/** Whose calendar it is: the first it was shared with for writing. */
export function personOf(calendar: CalendarState): string {
  const shared = Object.values(calendar.acl).find(({ role, scope }) => role === 'writer' && scope.type === 'user');
  return shared?.scope.value ?? calendar.dataOwner;
}

function isFirst({ occurrence }: EventView, master: MainEvent): boolean {
  return occurrence !== undefined && anchor(occurrence.originalStart).equals(anchor(master.start));
}

function rawTime(time: EventTime): JsonObject {
  return isAllDay(time) ? { date: time.date } : showTime(time, time.timeZone);
}
