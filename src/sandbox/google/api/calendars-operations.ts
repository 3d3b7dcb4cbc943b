import type { JsonObject } from '../../json.js';
import { calendarFor } from '../access/roles.js';
import { forbidden, invalid, required } from '../errors.js';
import { isTimeZone } from '../events/event-time.js';
import type { CalendarState } from '../state.js';
import { etagText } from '../store.js';
import { bodyOf, noContent, ok, pathPart, unlessKnown, type Answer, type Call, type Operation } from './call.js';
import type { Desk } from './desk.js';

const CALENDARS = '/calendars';
const CALENDAR = '/calendars/:calendarId';
const texts = ['summary', 'description', 'location', 'timeZone'] as const;

export function calendarsOperations(desk: Desk): Operation[] {
  return [
    { name: 'calendars.insert', method: 'POST', pattern: CALENDARS, handle: (call) => insert(desk, call) },
    { name: 'calendars.get', method: 'GET', pattern: CALENDAR, handle: (call) => {
      const calendar = calendarFor(desk.store.state, pathPart(call, 'calendarId'), call.access, 'reader');
      return unlessKnown(call, etagText(calendar.etag), () => calendarResource(calendar));
    } },
    { name: 'calendars.patch', method: 'PATCH', pattern: CALENDAR, handle: (call) => change(desk, call, bodyOf(call)) },
    { name: 'calendars.update', method: 'PUT', pattern: CALENDAR, handle: (call) => change(desk, call, { description: null, location: null, ...bodyOf(call) }) },
    { name: 'calendars.delete', method: 'DELETE', pattern: CALENDAR, handle: (call) => remove(desk, call) },
  ];
}

/** The fields that `calendars` and `calendarList` have in common. */
export function calendarResource(calendar: CalendarState, kind = 'calendar#calendar'): JsonObject {
  return {
    kind,
    etag: etagText(calendar.etag),
    id: calendar.id,
    summary: calendar.summary,
    ...(calendar.description === undefined ? {} : { description: calendar.description }),
    ...(calendar.location === undefined ? {} : { location: calendar.location }),
    timeZone: calendar.timeZone,
    dataOwner: calendar.dataOwner,
    conferenceProperties: { allowedConferenceSolutionTypes: ['hangoutsMeet'] },
  };
}

/** There is no id of the client's choice: a lost reply leaves a calendar nobody knows of. */
function insert(desk: Desk, call: Call): Answer {
  const { store, quota } = desk;
  const body = bodyOf(call);
  if (typeof body['summary'] !== 'string' || body['summary'] === '') throw required('Missing summary.');
  const { user } = call.access;
  const calendar: CalendarState = {
    id: `c_${store.randomBytes(32).toString('hex')}@group.calendar.google.com`,
    etag: store.nextEtag(), summary: '', timeZone: 'UTC', dataOwner: user, change: 0, oldestToken: 0, acl: {}, events: {},
  };
  applyTexts(calendar, body);
  quota.countCreation();
  calendar.acl[`user:${user}`] = { id: `user:${user}`, role: 'owner', scope: { type: 'user', value: user }, etag: store.nextEtag() };
  store.state.calendars[calendar.id] = calendar;
  store.state.listChange += 1;
  (store.state.lists[user] ??= {})[calendar.id] = { change: store.state.listChange, hidden: false, deleted: false };
  store.touch();
  return ok(calendarResource(calendar));
}

function change(desk: Desk, call: Call, body: JsonObject): Answer {
  const calendar = calendarFor(desk.store.state, pathPart(call, 'calendarId'), call.access, 'owner');
  applyTexts(calendar, body);
  calendar.etag = desk.store.nextEtag();
  desk.store.touch();
  return ok(calendarResource(calendar));
}

function remove(desk: Desk, call: Call): Answer {
  const { state } = desk.store;
  const calendar = calendarFor(state, pathPart(call, 'calendarId'), call.access, 'owner');
  if (calendar.dataOwner !== call.access.user) throw forbidden('forbidden', 'Only the data owner of a calendar may delete it.');
  calendar.deleted = true;
  calendar.events = {};
  state.listChange += 1;
  for (const list of Object.values(state.lists)) {
    const entry = list[calendar.id];
    if (entry !== undefined) Object.assign(entry, { deleted: true, change: state.listChange });
  }
  desk.store.touch();
  return noContent;
}

function applyTexts(calendar: CalendarState, body: JsonObject): void {
  for (const name of texts) {
    const value = body[name];
    if (value === undefined) continue;
    if (value !== null && typeof value !== 'string') throw invalid(`Invalid value for: ${name}`);
    if (name === 'timeZone' && (value === null || !isTimeZone(value))) throw invalid('Invalid value for: timeZone');
    if (name === 'summary' && (value === null || value === '')) throw required('Missing summary.');
    if (value === null || value === '') Reflect.deleteProperty(calendar, name);
    else calendar[name] = value;
  }
}
