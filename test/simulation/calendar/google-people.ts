import { maskTitle } from '../../../src/domain/calendar/masking.js';
import type { JsonObject } from '../../../src/sandbox/json.js';
import { GoogleError } from '../../../src/sandbox/google/errors.js';
import { occurrences } from '../../../src/sandbox/google/events/recurrence.js';
import { occurrenceView } from '../../../src/sandbox/google/events/view.js';
import type { CalendarPeople } from '../../../src/sandbox/google/people/calendar-people.js';
import type { CalendarState, MainEvent } from '../../../src/sandbox/google/state.js';
import { calendarMarker, isMarked } from '../../../src/systems/google-calendar/calendars/marker.js';
import type { GoogleServer } from '../systems/google-server.js';
import type { GoogleAct, Who } from './history.js';
import { googleDays, googleHours, plusDays, type Values } from './values.js';

/** What people do in Google's own interface, one act at a time. What Google refuses does not happen. */
export class GooglePeople {
  readonly #server: GoogleServer;
  readonly #people: CalendarPeople;
  readonly #values: Values;
  readonly #earlier = new Map<string, string>();
  #made = 0;

  constructor(server: GoogleServer, values: Values) {
    this.#server = server;
    this.#people = server.system.people;
    this.#values = values;
  }

  /** The calendar that the hub keeps for an employee, once there is one. */
  calendarOf(who: Who): CalendarState | undefined {
    return this.calendarsOf(who)[0];
  }

  /** More than one where the first was out of sight when it was looked for. */
  calendarsOf(who: Who): readonly CalendarState[] {
    return this.#server.calendars.filter((calendar) => isMarked({ description: calendar.description }, calendarMarker(who)));
  }

  act(who: Who, act: GoogleAct, pick: number, n: number): void {
    const calendar = this.calendarOf(who);
    if (!calendar) return;
    try {
      this.#act(calendar, act, pick, n);
    } catch (error) {
      if (!(error instanceof GoogleError)) throw error;
    }
  }

  create(calendar: CalendarState, body: JsonObject): void {
    this.#made += 1;
    this.#people.create(calendar.id, { id: `person${this.#made}`, ...body });
  }

  retitle(calendar: CalendarState, id: string, summary: string): void {
    this.#people.edit(calendar.id, id, { summary });
  }

  #act(calendar: CalendarState, act: GoogleAct, pick: number, n: number): void {
    const live = Object.values(calendar.events).filter(isSeen);
    const event = live[pick % Math.max(1, live.length)];
    const series = (rule: string): void => { this.create(calendar, { ...this.#fresh(), ...googleHours(this.#values.hours(n)), recurrence: [`RRULE:FREQ=WEEKLY;${rule}`] }); };
    const onCalendar: Partial<Record<GoogleAct, () => void>> = {
      new: () => { this.create(calendar, { ...this.#fresh(), ...this.#when(n) }); },
      newSeries: () => { series(`COUNT=${2 + (n % 5)}`); },
      newWeekdays: () => { series(`BYDAY=MO,WE;COUNT=${2 + (n % 3)}`); },
      delete_all: () => { for (const { id } of live) this.#people.remove(calendar.id, id); },
      foreignMarker: () => { this.#copyMarker(calendar, live, event, n); },
    };
    if (onCalendar[act]) onCalendar[act]();
    else if (event) this.#change(calendar, event, act, n);
  }

  #fresh(): JsonObject {
    return { summary: this.#text(), attendees: [{ email: 'gast@fremd.example' }], reminders: { useDefault: false, overrides: [{ method: 'popup', minutes: 7 }] }, colorId: '4' };
  }
  #when(n: number): JsonObject { return n % 4 === 0 ? googleDays(this.#values.day(), 1 + (n % 3)) : googleHours(this.#values.hours(n)); }
  #text(): string { return this.#values.text('google'); }

  #change(calendar: CalendarState, event: MainEvent, act: GoogleAct, n: number): void {
    const { id } = event;
    if (act === 'delete') { this.#people.remove(calendar.id, id); return; }
    if (act === 'duplicate') { this.#duplicate(calendar, event); return; }
    if (act === 'title') this.#earlier.set(id, String(event.fields['summary'] ?? ''));
    const patch = this.#patch(event, act, n);
    if (patch) this.#people.edit(calendar.id, id, patch);
    else this.#touchInstance(calendar, event, act, n);
  }

  #patch({ id, fields }: MainEvent, act: GoogleAct, n: number): JsonObject | undefined {
    const patches: Partial<Record<GoogleAct, () => JsonObject | undefined>> = {
      title: () => ({ summary: this.#text() }),
      undo: () => (this.#earlier.has(id) ? { summary: this.#earlier.get(id) ?? '' } : undefined),
      notes: () => ({ description: n % 6 === 0 ? null : this.#text() }),
      place: () => ({ location: this.#text() }),
      clear: () => ({ summary: null }),
      aroundMask: () => (String(fields['summary'] ?? '').includes(maskTitle) ? { summary: `${maskTitle} ${this.#text()}` } : undefined),
      private: () => ({ visibility: 'private' }),
      open: () => ({ visibility: 'default' }),
      move: () => googleHours(this.#values.hours(n)),
      far: () => googleHours({ ...this.#values.hours(n), day: this.#values.farDay(n) }),
      allDay: () => googleDays(this.#values.day(), 1 + (n % 3)),
      rule: () => ({ recurrence: n % 3 === 0 ? null : [`RRULE:FREQ=WEEKLY;COUNT=${2 + (n % 6)}`] }),
      weekdays: () => ({ recurrence: [`RRULE:FREQ=DAILY;BYDAY=TU,TH;COUNT=${2 + (n % 4)}`] }),
      unmapped: () => ({ attendees: [{ email: `gast${n}@fremd.example` }], reminders: { useDefault: n % 2 === 0 }, colorId: String(1 + (n % 11)) }),
      unmark: () => unmarked(fields),
    };
    return patches[act]?.();
  }

  /** With everything in it, the private properties among it; in the same place or a week later. */
  #duplicate(calendar: CalendarState, { fields, start, end, recurrence }: MainEvent): void {
    this.create(calendar, { ...structuredClone(fields), start, end, ...(recurrence ? { recurrence: [...recurrence] } : {}) });
  }

  #copyMarker(calendar: CalendarState, live: readonly MainEvent[], event: MainEvent | undefined, n: number): void {
    const other = live[n % Math.max(1, live.length)];
    const properties = other?.fields['extendedProperties'];
    if (event && other !== event && properties !== undefined) this.#people.edit(calendar.id, event.id, { extendedProperties: properties });
  }

  #touchInstance(calendar: CalendarState, event: MainEvent, act: GoogleAct, n: number): void {
    if (!event.recurrence) return;
    const all = occurrences(event, calendar.timeZone, { to: Date.parse(`${plusDays('2026-03-28', 800)}T00:00:00Z`) });
    const span = all[n % Math.max(1, all.length)];
    if (!span) return;
    const { id } = occurrenceView(event, span);
    const onInstance: Partial<Record<GoogleAct, () => void>> = {
      cancelInstance: () => { this.#people.remove(calendar.id, id); },
      moveInstance: () => { this.#people.edit(calendar.id, id, googleHours(this.#values.hours(n))); },
      retitleInstance: () => { this.#people.edit(calendar.id, id, { summary: this.#text() }); },
      trim: () => { this.#people.removeFollowing(calendar.id, id); },
      split: () => { this.#people.editFollowing(calendar.id, id, n % 2 === 0 ? { summary: this.#text() } : {}); },
    };
    onInstance[act]?.();
  }
}

/** What the hub tries a new server with lies far in the past. */
const isSeen = (event: CalendarState['events'][string]): event is MainEvent => event.kind === 'main' && event.status !== 'cancelled' && !event.id.startsWith('hubprobe');

function unmarked({ extendedProperties }: JsonObject): JsonObject | undefined {
  const held = (extendedProperties as { private?: JsonObject } | undefined)?.private;
  if (held === undefined) return undefined;
  return { extendedProperties: { private: Object.fromEntries(Object.keys(held).map((name) => [name, null])) } };
}
