import { isJsonObject, type JsonObject } from '../../json.js';
import { calendarFor, roleOf } from '../access/roles.js';
import { forbidden, GoogleError, notFound } from '../errors.js';
import { listEvents, type PageBend, type Viewer } from '../events/list-events.js';
import { listInstances } from '../events/list-instances.js';
import { readZone } from '../events/list-query.js';
import { resource, viewOf, type EventView } from '../events/view.js';
import type { CalendarState } from '../state.js';
import { etagText } from '../store.js';
import { bodyOf, ifMatch, noContent, ok, pathPart, unlessKnown, type Answer, type Call, type Operation } from './call.js';
import type { Desk } from './desk.js';

const EVENTS = '/calendars/:calendarId/events';
const EVENT = `${EVENTS}/:eventId`;

/** Everything below a calendar's events but the channels. */
export function eventsOperations(desk: Desk): Operation[] {
  const { writer } = desk;
  return [
    { name: 'events.list', method: 'GET', pattern: EVENTS, handle: (call) => list(desk, call) },
    { name: 'events.get', method: 'GET', pattern: EVENT, handle: (call) => get(desk, call) },
    { name: 'events.instances', method: 'GET', pattern: `${EVENT}/instances`, handle: (call) => {
      const calendar = readable(desk, call);
      return ok(listInstances(calendar, pathPart(call, 'eventId'), call.query, viewer(desk, call, calendar)));
    } },
    { name: 'events.import', method: 'POST', pattern: `${EVENTS}/import`, handle: write(desk, (calendar, call, body) => writer.import(calendar, body, context(call))) },
    { name: 'events.insert', method: 'POST', pattern: EVENTS, handle: write(desk, (calendar, call, body) => writer.insert(calendar, body, context(call))) },
    { name: 'events.patch', method: 'PATCH', pattern: EVENT, handle: write(desk, (calendar, call, body) => writer.patch(calendar, pathPart(call, 'eventId'), body, context(call))) },
    { name: 'events.update', method: 'PUT', pattern: EVENT, handle: write(desk, (calendar, call, body) => writer.update(calendar, pathPart(call, 'eventId'), body, context(call))) },
    { name: 'events.delete', method: 'DELETE', pattern: EVENT, handle: (call) => remove(desk, call) },
    { name: 'events.move', method: 'POST', pattern: `${EVENT}/move`, handle: (call) => move(desk, call) },
  ];
}

function list(desk: Desk, call: Call): Answer {
  const calendar = readable(desk, call);
  return ok(listEvents(calendar, call.query, viewer(desk, call, calendar), pageBend(call)));
}

function get(desk: Desk, call: Call): Answer {
  const calendar = readable(desk, call);
  const view = viewOf(calendar, pathPart(call, 'eventId'));
  if (view === undefined) throw notFound();
  return unlessKnown(call, etagText(view.etag), () => show(desk, call, calendar, view));
}

/** A write answers with the whole event. */
function write(desk: Desk, action: (calendar: CalendarState, call: Call, body: JsonObject) => EventView): (call: Call) => Answer {
  return (call) => {
    const calendar = writable(desk, call);
    const body = bodyOf(call);
    refuseAttendees(call, body);
    const view = action(calendar, call, body);
    noteMail(desk, call, calendar, view);
    return ok(show(desk, call, calendar, view));
  };
}

function remove(desk: Desk, call: Call): Answer {
  const calendar = writable(desk, call);
  const eventId = pathPart(call, 'eventId');
  const view = viewOf(calendar, eventId);
  desk.writer.remove(calendar, eventId, context(call));
  if (view !== undefined) noteMail(desk, call, calendar, view);
  return noContent;
}

function move(desk: Desk, call: Call): Answer {
  const calendar = writable(desk, call);
  const destination = calendarFor(desk.store.state, call.query.get('destination') ?? '', call.access, 'writer');
  return ok(show(desk, call, destination, desk.writer.move(calendar, pathPart(call, 'eventId'), destination, context(call))));
}

/** A stale read sees the calendars as they were. */
function readable(desk: Desk, call: Call): CalendarState {
  const id = pathPart(call, 'calendarId');
  const calendar = calendarFor(desk.store.state, id, call.access, 'reader');
  return call.fault?.snapshot?.calendars[calendar.id] ?? calendar;
}

function writable(desk: Desk, call: Call): CalendarState {
  const calendar = calendarFor(desk.store.state, pathPart(call, 'calendarId'), call.access, 'writer');
  desk.quota.countWrite(calendar.id);
  return calendar;
}

function viewer(desk: Desk, call: Call, calendar: CalendarState): Viewer {
  const { user } = call.access;
  return { reader: user, origin: desk.origin(), accessRole: roleOf(calendar, user), now: desk.store.clock() };
}

function show(desk: Desk, call: Call, calendar: CalendarState, view: EventView): JsonObject {
  return resource(view, calendar, call.access.user, readZone(call.query, calendar), desk.origin());
}

function context(call: Call): { actor: string; ifMatch: string | undefined; acceptsDuplicate: boolean } {
  return { actor: call.access.user, ifMatch: ifMatch(call), acceptsDuplicate: call.fault?.kind === 'duplicate-accepted' };
}

function pageBend({ fault }: Call): PageBend {
  if (fault?.kind === 'empty-page') return { isEmpty: true };
  return fault?.kind === 'short-page' ? { size: fault.pageSize ?? 1 } : {};
}

function refuseAttendees(call: Call, body: JsonObject): void {
  const { attendees } = body;
  if (!call.access.isServiceAccount || !Array.isArray(attendees) || attendees.length === 0) return;
  throw forbidden('forbiddenForServiceAccounts', 'Service accounts cannot invite attendees without Domain-Wide Delegation of Authority.');
}

/** What would have gone out to people; `none` is the default. */
function noteMail(desk: Desk, call: Call, calendar: CalendarState, view: EventView): void {
  const send = call.query.get('sendUpdates') ?? (call.query.get('sendNotifications') === 'true' ? 'all' : 'none');
  if (!['all', 'externalOnly', 'none'].includes(send)) throw new GoogleError(400, 'invalid', 'Invalid value for: sendUpdates');
  const { attendees } = view.fields;
  if (send === 'none' || !Array.isArray(attendees)) return;
  const to = attendees.flatMap((attendee) => (isJsonObject(attendee) && typeof attendee['email'] === 'string' ? [attendee['email']] : []));
  desk.store.state.mails.push({ at: desk.store.now(), kind: 'event', calendarId: calendar.id, to });
}
