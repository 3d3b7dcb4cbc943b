import type { CalendarState, MainEvent, StoredEvent } from '../state.js';
import type { CalendarStore } from '../store.js';
import { seriesBase } from './instance-id.js';

/** What every write leaves on what it wrote. */
export type Stamp = { readonly change: number; readonly etag: number; readonly updated: string };

/** The next place in the calendar's history. */
export function nextStamp(store: CalendarStore, calendar: CalendarState): Stamp {
  calendar.change += 1;
  return { change: calendar.change, etag: store.nextEtag(), updated: store.now() };
}

/**
 * Stamps what was written. All parts of a series (master, exceptions, what "this and following" cut from it) share one etag and
 * come together in the next incremental read, as recorded from Google: a master's etag changes without a change of its content.
 */
export function stampEvent(calendar: CalendarState, event: StoredEvent, stamp: Stamp): void {
  Object.assign(event, stamp);
  const masterId = event.kind === 'exception' ? event.recurringEventId : event.id;
  const isSeries = event.kind === 'exception' || event.recurrence !== undefined;
  if (!isSeries || event.status === 'cancelled' && event.kind === 'main') return;
  for (const part of partsOf(calendar, seriesBase(masterId))) Object.assign(part, stamp);
}

/** The live masters of a series and the exceptions of them. */
export function partsOf(calendar: CalendarState, base: string): StoredEvent[] {
  return Object.values(calendar.events).filter((event) => event.forgotten !== true && belongs(calendar, event, base));
}

function belongs(calendar: CalendarState, event: StoredEvent, base: string): boolean {
  const master: MainEvent | StoredEvent | undefined = event.kind === 'exception' ? calendar.events[event.recurringEventId] : event;
  return master?.kind === 'main' && master.recurrence !== undefined && master.status !== 'cancelled' && seriesBase(master.id) === base;
}
