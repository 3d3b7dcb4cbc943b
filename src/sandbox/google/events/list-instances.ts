import { flag, pageSize } from '../query/parameters.js';
import { pageOf, parametersHash, readPageToken } from '../query/paging.js';
import type { JsonObject } from '../../json.js';
import { invalid, notFound } from '../errors.js';
import type { CalendarState, MainEvent } from '../state.js';
import { etagText } from '../store.js';
import { epoch } from './event-time.js';
import { seriesViews } from './list-entries.js';
import type { Viewer } from './list-events.js';
import { readWindow, readZone } from './list-query.js';
import { anchor } from './recurrence.js';
import { resource, type EventView } from './view.js';

/** One page of `events.instances`. */
export function listInstances(calendar: CalendarState, eventId: string, parameters: URLSearchParams, viewer: Viewer): JsonObject {
  const master = masterOf(calendar, eventId);
  const showDeleted = flag(parameters, 'showDeleted') ?? false;
  const original = parameters.get('originalStart') ?? undefined;
  const zone = readZone(parameters, calendar);
  const views = seriesViews(calendar, master, readWindow(parameters))
    .filter((view) => showDeleted || view.status !== 'cancelled')
    .filter((view) => original === undefined || startsAt(view, original));
  const page = pageOf(views, (view) => [epoch(view.start, calendar.timeZone), view.id], {
    size: pageSize(parameters, 250, 2500), token: readPageToken(parameters), hash: parametersHash(parameters), began: calendar.change,
  });
  return {
    kind: 'calendar#events', etag: etagText(calendar.etag + calendar.change), summary: calendar.summary, updated: master.updated,
    timeZone: zone, accessRole: viewer.accessRole, defaultReminders: [],
    ...(page.nextPageToken === undefined ? {} : { nextPageToken: page.nextPageToken }),
    items: page.items.map((view) => resource(view, calendar, viewer.reader, zone, viewer.origin)),
  };
}

function masterOf(calendar: CalendarState, eventId: string): MainEvent {
  const event = Object.hasOwn(calendar.events, eventId) ? calendar.events[eventId] : undefined;
  if (event === undefined || event.forgotten === true) throw notFound();
  if (event.kind !== 'main' || event.recurrence === undefined) throw invalid('Instances can be listed of a recurring event only.');
  return event;
}

/** `originalStart` is a day or a moment with its offset. */
function startsAt(view: EventView, text: string): boolean {
  const original = view.occurrence?.originalStart;
  if (original === undefined) return false;
  const wanted = Date.parse(/^\d{4}-\d\d-\d\d$/u.test(text) ? `${text}T00:00:00Z` : text);
  return anchor(original).epochMilliseconds === wanted;
}
