import { isJsonObject, type JsonObject } from '../../json.js';
import type { CalendarState, EventStatus, EventTime, ExceptionEvent, MainEvent, Span } from '../state.js';
import { etagText } from '../store.js';
import { showTime } from './event-time.js';
import { findOccurrence, instanceId } from './instance-id.js';
import { anchor, occurrenceAt } from './recurrence.js';

/** An event as it is seen: stored, or an occurrence of a series. */
export type EventView = Span & {
  readonly id: string;
  readonly change: number;
  readonly etag: number;
  readonly created: string;
  readonly updated: string;
  readonly sequence: number;
  readonly status: EventStatus;
  readonly iCalUID: string;
  readonly creator: string;
  readonly organizer?: JsonObject | undefined;
  readonly fields: JsonObject;
  readonly recurrence?: readonly string[] | undefined;
  readonly occurrence?: { readonly master: MainEvent; readonly originalStart: EventTime; readonly exception?: ExceptionEvent | undefined };
};

/** A single event or a series as a whole. */
export function mainView(event: MainEvent): EventView {
  return event;
}

/** An occurrence, with what was changed on it where there is an exception. */
export function occurrenceView(master: MainEvent, span: Span, exception?: ExceptionEvent): EventView {
  const { iCalUID, creator, organizer, change, etag, created, updated, sequence, fields } = master;
  const status = master.status === 'cancelled' ? master.status : (exception?.status ?? master.status);
  return {
    iCalUID, creator, organizer, change, etag, created, updated, sequence, fields, ...span, status,
    id: instanceId(master, span.start),
    occurrence: { master, originalStart: span.start, exception },
    ...(exception === undefined ? {} : changedOccurrence(master, exception, span)),
  };
}

function changedOccurrence(master: MainEvent, exception: ExceptionEvent, span: Span): Pick<EventView, 'id' | 'change' | 'etag' | 'updated' | 'sequence' | 'fields' | 'start' | 'end'> {
  const { id, change, etag, updated, sequence, moved } = exception;
  return { id, change, etag, updated, sequence, ...(moved ?? span), fields: overlay(master.fields, exception.fields) };
}

/** An exception as it is seen; undefined when its series no longer has that occurrence. */
export function exceptionView(calendar: CalendarState, exception: ExceptionEvent): EventView | undefined {
  const master = calendar.events[exception.recurringEventId];
  if (master?.kind !== 'main' || master.recurrence === undefined || master.forgotten === true) return undefined;
  const span = occurrenceAt(master, anchor(exception.originalStart).epochMilliseconds);
  return span === undefined ? undefined : occurrenceView(master, span, exception);
}

/** Any event by its id, also a cancelled one, also an occurrence nobody has touched. */
export function viewOf(calendar: CalendarState, id: string): EventView | undefined {
  const stored = Object.hasOwn(calendar.events, id) ? calendar.events[id] : undefined;
  if (stored?.forgotten === true) return undefined;
  if (stored?.kind === 'main') return mainView(stored);
  if (stored?.kind === 'exception') return exceptionView(calendar, stored);
  const found = findOccurrence(calendar, id);
  return found === undefined ? undefined : occurrenceView(found.master, found.span);
}

/** The whole resource as the API gives it. */
export function resource(view: EventView, calendar: CalendarState, reader: string, zone: string, origin: string): JsonObject {
  const originalStart = view.occurrence?.originalStart;
  return {
    ...bareResource(view, zone),
    htmlLink: `${origin}#event=${Buffer.from(`${view.id} ${calendar.id}`).toString('base64url')}`,
    created: view.created,
    updated: view.updated,
    ...view.fields,
    creator: person(view.creator, reader),
    organizer: view.organizer ?? { email: calendar.id, displayName: calendar.summary, self: true },
    start: showTime(view.start, zone),
    end: showTime(view.end, zone),
    ...(view.recurrence === undefined ? {} : { recurrence: [...view.recurrence] }),
    ...(originalStart === undefined ? {} : { recurringEventId: view.occurrence?.master.id ?? '', originalStartTime: showTime(originalStart, zone) }),
    iCalUID: view.iCalUID,
    sequence: view.sequence,
    reminders: view.fields['reminders'] ?? { useDefault: true },
    eventType: 'default',
  };
}

/** All that an incremental read tells of a deleted event. */
export function bareResource(view: EventView, zone: string): JsonObject {
  const { occurrence } = view;
  const bare: JsonObject = { kind: 'calendar#event', etag: etagText(view.etag), id: view.id, status: view.status };
  if (occurrence === undefined || view.status !== 'cancelled') return bare;
  return { ...bare, recurringEventId: occurrence.master.id, originalStartTime: showTime(occurrence.originalStart, zone) };
}

/** Values of the exception over those of the series; null clears. */
function overlay(fields: JsonObject, overrides: JsonObject): JsonObject {
  const entries = Object.entries({ ...fields, ...overrides }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries);
}

function person(email: string, reader: string): JsonObject {
  return email === reader ? { email, self: true } : { email };
}

/** The private or shared property of a view, for the filters. */
export function propertyOf(view: EventView, kind: 'private' | 'shared', key: string): string | undefined {
  const properties = view.fields['extendedProperties'];
  const ofKind = isJsonObject(properties) ? properties[kind] : undefined;
  const value = isJsonObject(ofKind) && Object.hasOwn(ofKind, key) ? ofKind[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}
