import { contentOf, startDate, type Appointment, type Time } from './appointment.js';
import { sameContent } from './equality.js';
import { fromGoogle, textsOf, type UnreadableGoogle } from './from-google.js';
import { isInstance, isSeries, isTombstone, type GoogleEvent } from './google-event.js';
import { occurrencesBetween, originalStartOf, tooMany, type GoogleSeries, type Occurrence } from './google-series.js';
import { timeFromGoogle, type BadGoogleTime } from './google-time.js';
import { keyText, ownerId, type GoogleKey, type GoogleReading, type InstanceKey } from './plan-types.js';
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
  const exceptions = Map.groupBy(reading.events.filter(isInstance), ({ recurringEventId }) => recurringEventId);
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
  const id = ownerId(key);
  const event = picture.events.get(id);
  if (!event) return { kind: picture.reading.alreadyMissed.has(id) ? 'gone' : 'missing' };
  if (isTombstone(event)) return { kind: 'gone' };
  if (picture.unreadable.has(id) || picture.unreadable.has(keyText(key)) || key.kind === 'event') return { kind: 'unreadable' };
  return { kind: instanceIsGone(picture, key, event, window) ? 'gone' : 'unreadable' };
}

interface Draft { readonly units: Map<string, Unit>; readonly unreadable: Map<string, UnreadableGoogle | 'unknown_series'>; readonly series: Map<string, SeriesView> }

function instanceIsGone(picture: GooglePicture, key: InstanceKey, master: GoogleEvent, window: Window): boolean {
  const view = picture.series.get(key.seriesId);
  if (!view) return !isSeries(master);
  if (view.cancelled.has(key.originalStart)) return true;
  const date = key.originalStart.slice(0, 'YYYY-MM-DD'.length);
  return date >= window.from.toString() && date <= window.to.toString();
}

function addEvent(draft: Draft, event: GoogleEvent, exceptions: readonly GoogleEvent[], window: Window, instanceWise: ReadonlySet<string>): void {
  const read = fromGoogle(event);
  switch (read.kind) {
    case 'unreadable': draft.unreadable.set(event.id, read.reason); return;
    case 'instances': addInstances(draft, event, read.series, exceptions, window); return;
    case 'appointment': {
      const { series } = read;
      if (series && (instanceWise.has(event.id) || exceptions.some((part) => differs(part, event, series)))) addInstances(draft, event, series, exceptions, window);
      else addUnit(draft, { key: { kind: 'event', id: event.id }, appointment: read.appointment, event, owner: event });
    }
  }
}

/** An instance that shows nothing else than the series says (a reminder was changed, say) is no exception. */
function differs(part: GoogleEvent, master: GoogleEvent, series: GoogleSeries): boolean {
  const start = originalStart(part);
  if (typeof start === 'string') return true;
  const planned = plannedAt(series, start);
  if (isTombstone(part)) return planned !== undefined;
  const read = fromGoogle(part);
  if (!planned || read.kind !== 'appointment') return true;
  return !sameContent(contentOf(read.appointment), contentOf({ time: planned.time, repetition: { kind: 'single' }, ...textsOf(master) }));
}

function plannedAt(series: GoogleSeries, start: Time): Occurrence | undefined {
  const day = startDate(start);
  return occurrencesBetween(series, day, day).find(({ originalStart: name }) => name === originalStartOf(start));
}

function addInstances(draft: Draft, master: GoogleEvent, series: GoogleSeries, exceptions: readonly GoogleEvent[], window: Window): void {
  const length = series.end.since(series.start, { largestUnit: 'days' }).days;
  const planned = attempt(() => occurrencesBetween(series, window.from.subtract({ days: length }), window.to));
  if (!planned || planned.length > tooMany) {
    draft.unreadable.set(master.id, planned ? 'too_many_occurrences' : 'bad_recurrence');
    return;
  }
  const changed = namedParts(draft, exceptions);
  const cancelled = new Set([...changed].filter(([, part]) => isTombstone(part)).map(([name]) => name));
  draft.series.set(master.id, { master, series, cancelled });
  const keyOf = (name: string): GoogleKey => ({ kind: 'instance', seriesId: master.id, originalStart: name });
  for (const { originalStart: name, time } of planned) {
    if (!changed.has(name)) addUnit(draft, { key: keyOf(name), appointment: { time, repetition: { kind: 'single' }, ...textsOf(master) }, event: undefined, owner: master });
  }
  for (const [name, part] of changed) if (!cancelled.has(name)) addException(draft, keyOf(name), part, master);
}

/** The changed instances by their original start; one that does not tell it stands for no occurrence. */
function namedParts(draft: Draft, exceptions: readonly GoogleEvent[]): ReadonlyMap<string, GoogleEvent> {
  const named = new Map<string, GoogleEvent>();
  for (const part of exceptions) {
    const start = originalStart(part);
    if (typeof start !== 'string') named.set(originalStartOf(start), part);
    else if (!isTombstone(part)) draft.unreadable.set(part.id, start);
  }
  return named;
}

function addException(draft: Draft, key: GoogleKey, part: GoogleEvent, master: GoogleEvent): void {
  const read = fromGoogle(part);
  switch (read.kind) {
    case 'appointment': addUnit(draft, { key, appointment: read.appointment, event: part, owner: master }); return;
    case 'unreadable': draft.unreadable.set(keyText(key), read.reason); return;
    // Google gives no instance a rule of its own.
    case 'instances': draft.unreadable.set(keyText(key), 'bad_recurrence');
  }
}

const addUnit = (draft: Draft, unit: Unit): void => { draft.units.set(keyText(unit.key), unit); };

/** What names an instance, whatever it was moved to. */
const originalStart = (part: GoogleEvent): Time | BadGoogleTime => timeFromGoogle(part.originalStartTime, part.originalStartTime);

/** The library throws on rules that it cannot read or would have to search for ever. */
function attempt<Value>(expand: () => Value): Value | undefined {
  try {
    return expand();
  } catch {
    return undefined;
  }
}
