import type { SortKey } from '../query/paging.js';
import type { CalendarState, ExceptionEvent, MainEvent } from '../state.js';
import { epoch } from './event-time.js';
import { instanceId } from './instance-id.js';
import type { ListQuery } from './list-query.js';
import { occurrences, occursIn, overlaps, type Window } from './recurrence.js';
import { exceptionView, mainView, occurrenceView, propertyOf, type EventView } from './view.js';

/** `isBare`: only what is left of a deleted event is told. */
export type ListEntry = { readonly view: EventView; readonly key: SortKey; readonly isBare: boolean };

/** Everything an `events.list` gives over all its pages. */
export function listEntries(calendar: CalendarState, query: ListQuery): ListEntry[] {
  const views = query.singleEvents ? singleViews(calendar, query) : storedViews(calendar, query);
  return views
    .filter((view) => isWanted(view, query))
    .map((view) => ({ view, key: sortKey(view, calendar, query), isBare: view.status === 'cancelled' && !query.showDeleted }));
}

/** Every occurrence of one series within the window, changed ones included. */
export function seriesViews(calendar: CalendarState, master: MainEvent, window: Window): EventView[] {
  const zone = calendar.timeZone;
  const exceptions = exceptionsOf(calendar, master);
  const nominal = occurrences(master, zone, window).flatMap((span) => {
    const exception = exceptions.get(instanceId(master, span.start));
    return exception === undefined ? [occurrenceView(master, span)] : [];
  });
  const changed = [...exceptions.values()].flatMap((exception) => exceptionView(calendar, exception) ?? []);
  return [...nominal, ...changed.filter((view) => overlaps(view, zone, window))];
}

/** Masters, single events, exceptions. */
function storedViews(calendar: CalendarState, query: ListQuery): EventView[] {
  const views: EventView[] = [];
  for (const event of Object.values(calendar.events)) {
    if (event.forgotten === true || isKnown(event.change, query)) continue;
    const view = event.kind === 'main' ? mainView(event) : exceptionView(calendar, event);
    // With its series cancelled an exception is no longer told of.
    if (view === undefined || view.occurrence?.master.status === 'cancelled') continue;
    if (event.kind === 'main' ? touches(event, calendar, query) : inWindow(view, calendar, query)) views.push(view);
  }
  return views;
}

/** Single events and occurrences. */
function singleViews(calendar: CalendarState, query: ListQuery): EventView[] {
  return Object.values(calendar.events).flatMap((event) => {
    if (event.kind !== 'main' || event.forgotten === true || isKnown(event.change, query)) return [];
    if (event.recurrence !== undefined) return seriesViews(calendar, event, query.window);
    return touches(event, calendar, query) ? [mainView(event)] : [];
  });
}

/** A series lies in the window when one of its occurrences does; an incremental read also tells what has left the window. */
function touches(event: MainEvent, calendar: CalendarState, { window, sync }: ListQuery): boolean {
  if (window.from === undefined && window.to === undefined) return true;
  if (sync !== undefined && (event.recurrence !== undefined || (event.before !== undefined && overlaps(event.before, calendar.timeZone, window)))) return true;
  if (event.recurrence !== undefined) return occursIn(event, calendar.timeZone, window);
  return overlaps(event, calendar.timeZone, window);
}

function inWindow(view: EventView, calendar: CalendarState, { window, sync }: ListQuery): boolean {
  return sync !== undefined || overlaps(view, calendar.timeZone, window);
}

function isKnown(change: number, { sync }: ListQuery): boolean {
  return sync !== undefined && change <= sync.change;
}

function isWanted(view: EventView, query: ListQuery): boolean {
  const isChangedSince = query.updatedMin === undefined || Date.parse(view.updated) >= query.updatedMin;
  const isVisible = view.status !== 'cancelled' || query.showDeleted || query.sync !== undefined || query.updatedMin !== undefined || (!query.singleEvents && view.occurrence !== undefined);
  return isChangedSince && isVisible && matches(view, query);
}

function matches(view: EventView, { iCalUID, text, properties }: ListQuery): boolean {
  if (iCalUID !== undefined && view.iCalUID !== iCalUID) return false;
  if (!properties.every(({ kind, key, value }) => propertyOf(view, kind, key) === value)) return false;
  if (text === undefined) return true;
  return ['summary', 'description', 'location'].some((name) => {
    const value = view.fields[name];
    return typeof value === 'string' && value.toLowerCase().includes(text);
  });
}

function sortKey(view: EventView, calendar: CalendarState, { orderBy, singleEvents }: ListQuery): SortKey {
  if (orderBy === 'updated') return [view.updated, view.id];
  if (orderBy === 'startTime' || singleEvents) return [epoch(view.start, calendar.timeZone), view.id];
  return [view.change, view.id];
}

function exceptionsOf(calendar: CalendarState, master: MainEvent): Map<string, ExceptionEvent> {
  const own = Object.values(calendar.events).filter((event): event is ExceptionEvent => event.kind === 'exception' && event.recurringEventId === master.id && event.forgotten !== true);
  return new Map(own.map((event) => [event.id, event]));
}

