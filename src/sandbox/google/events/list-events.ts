import { encodeToken, pageOf } from '../query/paging.js';
import type { JsonObject } from '../../json.js';
import type { CalendarState } from '../state.js';
import { etagText } from '../store.js';
import { listEntries, type ListEntry } from './list-entries.js';
import { readListQuery, type ListQuery, type SyncToken } from './list-query.js';
import { bareResource, resource } from './view.js';

/** For whom and from where a resource is seen. */
export type Viewer = { readonly reader: string; readonly origin: string; readonly accessRole: string; readonly now: number };
/** How a fault bends the pages. */
export type PageBend = { readonly size?: number | undefined; readonly isEmpty?: boolean };

/** One page of `events.list`: full, windowed or incremental. */
export function listEvents(calendar: CalendarState, parameters: URLSearchParams, viewer: Viewer, bend: PageBend = {}): JsonObject {
  const query = readListQuery(parameters, calendar, viewer.now);
  const began = query.page?.began ?? calendar.change;
  const page = pageOf(listEntries(calendar, query), (entry) => entry.key, {
    size: Math.min(query.size, bend.size ?? query.size), token: query.page, hash: query.hash, began, isEmpty: bend.isEmpty === true,
  });
  return {
    ...envelope(calendar, query, viewer),
    ...(page.nextPageToken === undefined ? lastPage(calendar, query, began) : { nextPageToken: page.nextPageToken }),
    items: page.items.map((entry) => show(entry, calendar, query, viewer)),
  };
}

function envelope(calendar: CalendarState, query: ListQuery, viewer: Viewer): JsonObject {
  const updated = Object.values(calendar.events).reduce((latest, event) => (event.updated > latest ? event.updated : latest), new Date(0).toISOString());
  return {
    kind: 'calendar#events',
    etag: etagText(calendar.etag + calendar.change),
    summary: calendar.summary,
    description: calendar.description ?? '',
    updated,
    timeZone: query.zone,
    accessRole: viewer.accessRole,
    defaultReminders: [],
  };
}

/** What changed while the pages were read comes again with the next incremental read. */
function lastPage(calendar: CalendarState, query: ListQuery, began: number): JsonObject {
  if (!query.givesSyncToken) return {};
  const { from, to } = query.window;
  const token: SyncToken = { calendarId: calendar.id, change: began, singleEvents: query.singleEvents, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return { nextSyncToken: encodeToken(token) };
}

function show(entry: ListEntry, calendar: CalendarState, query: ListQuery, viewer: Viewer): JsonObject {
  if (entry.isBare) return bareResource(entry.view, query.zone);
  return resource(entry.view, calendar, viewer.reader, query.zone, viewer.origin);
}
