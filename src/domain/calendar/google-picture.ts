import { contentOf, startDate, type Appointment } from './appointment.js';
import { sameContent } from './equality.js';
import { fromGoogle, textsOf, type GoogleRead, type UnreadableGoogle } from './from-google.js';
import { isInstance, isSeries, isTombstone, type GoogleEvent } from './google-event.js';
import { occurrencesBetween, originalStartOf, seriesOf, type GoogleSeries, type Occurrence } from './google-series.js';
import { timeFromGoogle } from './google-time.js';
import { keyText, type GoogleKey, type GoogleReading } from './plan-types.js';
import type { Window } from './window.js';

/** One thing in Google that stands for one appointment: an event, a plain series, or one instance of another series. */
export interface Unit {
  readonly key: GoogleKey;
  readonly appointment: Appointment;
  /** Its own event; undefined for an instance that was never changed by itself. */
  readonly event: GoogleEvent | undefined;
  /** The event that carries the marker: itself, or the series. */
  readonly owner: GoogleEvent;
}

export interface GooglePicture {
  readonly units: ReadonlyMap<string, Unit>;
  readonly unreadable: ReadonlyMap<string, UnreadableGoogle | 'unknown_series'>;
  /** Series that are synced instance by instance, with the original starts that were cancelled. */
  readonly series: ReadonlyMap<string, SeriesView>;
  readonly events: ReadonlyMap<string, GoogleEvent>;
  readonly reading: GoogleReading;
}
export interface SeriesView { readonly master: GoogleEvent; readonly series: GoogleSeries; readonly cancelled: ReadonlySet<string> }

export type GoogleState = { readonly kind: 'live'; readonly unit: Unit } | { readonly kind: 'unreadable' | 'gone' | 'missing' };

/** The calendar in common form. `instanceWise` names the series that were taken apart before: they stay so. */
export function googlePicture(reading: GoogleReading, window: Window, instanceWise: ReadonlySet<string>): GooglePicture {
  const events = new Map(reading.events.map((event) => [event.id, event]));
  const exceptions = Map.groupBy(reading.events.filter(isInstance), (event) => event.recurringEventId ?? '');
  const draft: Draft = { units: new Map(), unreadable: new Map(), series: new Map() };
  for (const event of events.values()) {
    if (isTombstone(event) || isInstance(event)) continue;
    addEvent(draft, event, exceptions.get(event.id) ?? [], window, instanceWise);
  }
  for (const [id, parts] of exceptions) {
    if (events.has(id)) continue;
    for (const part of parts) if (!isTombstone(part)) draft.unreadable.set(part.id, 'unknown_series');
  }
  return { ...draft, events, reading };
}

/** What is known of a linked key. Only a tombstone, a second absence, or a series that no longer happens then proves a deletion (I11). */
export function googleState(picture: GooglePicture, key: GoogleKey, window: Window): GoogleState {
  const unit = picture.units.get(keyText(key));
  if (unit) return { kind: 'live', unit };
  const id = key.kind === 'event' ? key.id : key.seriesId;
  const event = picture.events.get(id);
  if (!event) return { kind: picture.reading.alreadyMissed.has(id) ? 'gone' : 'missing' };
  if (isTombstone(event)) return { kind: 'gone' };
  if (picture.unreadable.has(id) || picture.unreadable.has(keyText(key)) || key.kind === 'event') return { kind: 'unreadable' };
  return { kind: instanceIsGone(picture, key, event, window) ? 'gone' : 'unreadable' };
}

interface Draft { readonly units: Map<string, Unit>; readonly unreadable: Map<string, UnreadableGoogle | 'unknown_series'>; readonly series: Map<string, SeriesView> }

function instanceIsGone(picture: GooglePicture, key: Extract<GoogleKey, { kind: 'instance' }>, master: GoogleEvent, window: Window): boolean {
  const view = picture.series.get(key.seriesId);
  if (!view) return !isSeries(master);
  if (view.cancelled.has(key.originalStart)) return true;
  const date = key.originalStart.slice(0, 'YYYY-MM-DD'.length);
  return date >= window.from.toString() && date <= window.to.toString();
}

function addEvent(draft: Draft, event: GoogleEvent, exceptions: readonly GoogleEvent[], window: Window, instanceWise: ReadonlySet<string>): void {
  const read = fromGoogle(event);
  if (read.kind === 'unreadable') {
    draft.unreadable.set(event.id, read.reason);
    return;
  }
  if (read.kind === 'appointment' && (!isSeries(event) || (!instanceWise.has(event.id) && !exceptions.some((part) => differs(part, event))))) {
    const key: GoogleKey = { kind: 'event', id: event.id };
    draft.units.set(keyText(key), { key, appointment: read.appointment, event, owner: event });
    return;
  }
  addInstances(draft, event, read, exceptions, window);
}

/** An instance that shows nothing else than the series says (a reminder was changed, say) is no exception. */
function differs(part: GoogleEvent, master: GoogleEvent): boolean {
  const series = seriesOf(master);
  const name = originalStart(part);
  if (typeof series === 'string' || name === undefined) return true;
  const planned = plannedAt(series, name);
  if (isTombstone(part)) return planned !== undefined;
  const read = fromGoogle(part);
  if (!planned || read.kind !== 'appointment') return true;
  return !sameContent(contentOf(read.appointment), contentOf({ time: planned.time, repetition: { kind: 'single' }, ...textsOf(master) }));
}

function plannedAt(series: GoogleSeries, name: string): Occurrence | undefined {
  const time = timeFromGoogle(name.includes('T') ? { dateTime: name } : { date: name }, name.includes('T') ? { dateTime: name } : { date: name });
  if (typeof time === 'string') return undefined;
  const day = startDate(time);
  const planned = occurrencesBetween(series, day, day);
  return typeof planned === 'string' ? undefined : planned.find((occurrence) => occurrence.originalStart === name);
}

function addInstances(draft: Draft, master: GoogleEvent, read: GoogleRead, exceptions: readonly GoogleEvent[], window: Window): void {
  const series = read.kind === 'instances' ? read.series : seriesOf(master);
  if (typeof series === 'string') {
    draft.unreadable.set(master.id, series);
    return;
  }
  const length = series.end.since(series.start, { largestUnit: 'days' }).days;
  const planned = attempt(() => occurrencesBetween(series, window.from.subtract({ days: length }), window.to));
  if (typeof planned === 'string') {
    draft.unreadable.set(master.id, planned);
    return;
  }
  const changed = new Map(exceptions.map((part) => [originalStart(part) ?? '', part]));
  const cancelled = new Set([...changed].filter(([, part]) => isTombstone(part)).map(([name]) => name));
  draft.series.set(master.id, { master, series, cancelled });
  for (const { originalStart: name, time } of planned) {
    if (!changed.has(name)) addUnit(draft, master, name, { time, repetition: { kind: 'single' }, ...textsOf(master) }, undefined);
  }
  for (const [name, part] of changed) if (!cancelled.has(name)) addException(draft, master, name, part);
}

function addException(draft: Draft, master: GoogleEvent, name: string, part: GoogleEvent): void {
  const read = fromGoogle(part);
  if (name !== '' && read.kind === 'appointment') addUnit(draft, master, name, read.appointment, part);
  else draft.unreadable.set(keyText({ kind: 'instance', seriesId: master.id, originalStart: name }), read.kind === 'unreadable' ? read.reason : 'bad_time');
}

function addUnit(draft: Draft, master: GoogleEvent, name: string, appointment: Appointment, event: GoogleEvent | undefined): void {
  const key: GoogleKey = { kind: 'instance', seriesId: master.id, originalStart: name };
  draft.units.set(keyText(key), { key, appointment, event, owner: master });
}

/** The identity of an instance, whatever it was moved to. */
function originalStart(part: GoogleEvent): string | undefined {
  const time = timeFromGoogle(part.originalStartTime, part.originalStartTime);
  return typeof time === 'string' ? undefined : originalStartOf(time);
}

function attempt(expand: () => Occurrence[] | UnreadableGoogle): Occurrence[] | UnreadableGoogle {
  try {
    return expand();
  } catch {
    return 'bad_recurrence';
  }
}
