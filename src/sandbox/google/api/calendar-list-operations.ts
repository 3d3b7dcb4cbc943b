import { z } from 'zod';
import type { JsonObject } from '../../json.js';
import { calendarFor, roleOf } from '../access/roles.js';
import { fullSyncRequired, notFound, required } from '../errors.js';
import { decodeToken, encodeToken, pageOf, parametersHash, readPageToken } from '../query/paging.js';
import { flag, pageSize } from '../query/parameters.js';
import type { CalendarState, ListEntry } from '../state.js';
import { etagText } from '../store.js';
import { calendarResource } from './calendars-operations.js';
import { bodyOf, noContent, ok, pathPart, type Answer, type Call, type Operation } from './call.js';
import type { Desk } from './desk.js';

const LIST = '/users/me/calendarList';
const ENTRY = `${LIST}/:calendarId`;
const syncTokenSchema = z.strictObject({ list: z.number() });

/** The calendars a user has in sight. Sharing alone does not put a calendar there. */
export function calendarListOperations(desk: Desk): Operation[] {
  return [
    { name: 'calendarList.list', method: 'GET', pattern: LIST, handle: (call) => list(desk, call) },
    { name: 'calendarList.get', method: 'GET', pattern: ENTRY, handle: (call) => {
      const { calendar, entry } = find(desk, call);
      return ok(show(calendar, entry, call.access.user));
    } },
    { name: 'calendarList.insert', method: 'POST', pattern: LIST, handle: (call) => insert(desk, call) },
    { name: 'calendarList.patch', method: 'PATCH', pattern: ENTRY, handle: (call) => {
      const { calendar, entry } = find(desk, call);
      const { hidden } = bodyOf(call);
      if (typeof hidden === 'boolean') set(desk, entry, { hidden });
      return ok(show(calendar, entry, call.access.user));
    } },
    { name: 'calendarList.delete', method: 'DELETE', pattern: ENTRY, handle: (call) => {
      set(desk, find(desk, call).entry, { deleted: true });
      return noContent;
    } },
  ];
}

type Seen = { readonly id: string; readonly entry: ListEntry };

function list(desk: Desk, call: Call): Answer {
  const { query, access } = call;
  const { state } = desk.store;
  const since = readSyncToken(query, state.listChange);
  const showHidden = flag(query, 'showHidden') ?? false;
  const showDeleted = since !== undefined || (flag(query, 'showDeleted') ?? false);
  const seen = Object.entries(state.lists[access.user] ?? {})
    .map(([id, entry]): Seen => ({ id, entry }))
    .filter(({ id, entry }) => entry.change > (since ?? 0) && (showDeleted || !isGone(desk, id, entry, access.user)) && (showHidden || since !== undefined || !entry.hidden));
  const token = readPageToken(query);
  const began = token?.began ?? state.listChange;
  const page = pageOf(seen, ({ id, entry }) => [entry.change, id], { size: pageSize(query, 100, 250), token, hash: parametersHash(query), began });
  return ok({
    kind: 'calendar#calendarList',
    etag: etagText(state.listChange),
    ...(page.nextPageToken === undefined ? { nextSyncToken: encodeToken({ list: began }) } : { nextPageToken: page.nextPageToken }),
    items: page.items.map(({ id, entry }) => showAny(desk, id, entry, access.user)),
  });
}

function insert(desk: Desk, call: Call): Answer {
  const { id } = bodyOf(call);
  if (typeof id !== 'string') throw required('Missing id.');
  const { user } = call.access;
  const calendar = calendarFor(desk.store.state, id, call.access, 'freeBusyReader');
  const entry: ListEntry = { change: 0, hidden: false, deleted: false };
  (desk.store.state.lists[user] ??= {})[calendar.id] = entry;
  set(desk, entry, {});
  return ok(show(calendar, entry, user));
}

function find(desk: Desk, call: Call): { calendar: CalendarState; entry: ListEntry } {
  const calendar = calendarFor(desk.store.state, pathPart(call, 'calendarId'), call.access, 'freeBusyReader');
  const entry = desk.store.state.lists[call.access.user]?.[calendar.id];
  if (entry === undefined || entry.deleted) throw notFound();
  return { calendar, entry };
}

function set(desk: Desk, entry: ListEntry, change: Partial<ListEntry>): void {
  desk.store.state.listChange += 1;
  Object.assign(entry, change, { change: desk.store.state.listChange });
  desk.store.touch();
}

function isGone(desk: Desk, id: string, entry: ListEntry, user: string): boolean {
  const calendar = desk.store.calendar(id);
  return entry.deleted || calendar === undefined || calendar.lost !== undefined || roleOf(calendar, user) === 'none';
}

function showAny(desk: Desk, id: string, entry: ListEntry, user: string): JsonObject {
  const calendar = desk.store.calendar(id);
  if (calendar === undefined || isGone(desk, id, entry, user)) return { kind: 'calendar#calendarListEntry', etag: etagText(entry.change), id, deleted: true };
  return show(calendar, entry, user);
}

function show(calendar: CalendarState, entry: ListEntry, user: string): JsonObject {
  return {
    ...calendarResource(calendar, 'calendar#calendarListEntry'),
    colorId: '14', backgroundColor: '#9fe1e7', foregroundColor: '#000000',
    ...(entry.hidden ? { hidden: true } : { selected: true }),
    accessRole: roleOf(calendar, user),
    defaultReminders: [],
  };
}

function readSyncToken(query: URLSearchParams, current: number): number | undefined {
  const text = query.get('syncToken');
  if (text === null) return undefined;
  const token = decodeToken(text, syncTokenSchema);
  if (token === undefined || token.list > current) throw fullSyncRequired();
  return token.list;
}
