import type { JsonObject } from '../../json.js';
import { alreadyDeleted, duplicate, GoogleError, notFound, required } from '../errors.js';
import { base32hex } from '../base32hex.js';
import type { CalendarState, MainEvent } from '../state.js';
import { etagText, type CalendarStore } from '../store.js';
import { clientId, sameSpan, sequenceAfter, statusOf, whenAfterPatch, whenOf } from './event-body.js';
import { mergeFields, wholeFields, writableNames } from './fields.js';
import { cancelOccurrence, patchOccurrence, putOccurrence } from './occurrence-writer.js';
import { nextStamp, stampEvent } from './series.js';
import { mainView, viewOf, type EventView } from './view.js';

/** Who writes and under which condition. */
export type WriteContext = {
  readonly actor: string;
  /** The etag the writer believes to change. */
  readonly ifMatch?: string | undefined;
  /** Takes an id that exists, as Google may when two servers do not know of each other. */
  readonly acceptsDuplicate?: boolean;
};

/** All writes to events of one calendar after another; knows nothing of HTTP. */
export class EventWriter {
  readonly #store: CalendarStore;

  constructor(store: CalendarStore) {
    this.#store = store;
  }

  /** Creates an event; its id may come from the client, and an id once used stays taken. */
  insert(calendar: CalendarState, body: JsonObject, context: WriteContext): EventView {
    const id = clientId(body) ?? this.#store.newEventId();
    const draft = this.#draft(calendar, id, body, context.actor);
    if (Object.hasOwn(calendar.events, id) && context.acceptsDuplicate !== true) throw duplicate();
    return this.#put(calendar, draft);
  }

  /** Adds a copy of an event of another calendar; the same iCalUID is the same event. */
  import(calendar: CalendarState, body: JsonObject, context: WriteContext): EventView {
    const uid = body['iCalUID'];
    if (typeof uid !== 'string' || uid === '') throw required('Missing iCalUID.');
    const known = Object.values(calendar.events).find((event): event is MainEvent => event.kind === 'main' && event.iCalUID === uid);
    const draft = this.#draft(calendar, known?.id ?? `_${base32hex(Buffer.from(uid))}`, { ...body, id: null }, context.actor);
    if (known !== undefined) Object.assign(draft, { created: known.created, sequence: Math.max(known.sequence, draft.sequence) });
    const organizer = body['organizer'];
    if (typeof organizer === 'object' && organizer !== null && !Array.isArray(organizer)) draft.organizer = organizer;
    return this.#put(calendar, draft);
  }

  /** Changes what the body mentions. */
  patch(calendar: CalendarState, id: string, body: JsonObject, context: WriteContext): EventView {
    const view = this.#existing(calendar, id, context);
    if (view.occurrence !== undefined) return this.#saved(calendar, patchOccurrence(this.#store, calendar, view, body));
    const event = this.#main(calendar, id);
    const when = whenAfterPatch(event, body, calendar.timeZone);
    return this.#replace(calendar, event, { ...when, fields: mergeFields(event.fields, body), status: statusOf(body, event.status) }, body);
  }

  /** PUT: what the body does not mention is gone; also brings a deleted event back. */
  update(calendar: CalendarState, id: string, body: JsonObject, context: WriteContext): EventView {
    const view = this.#existing(calendar, id, context);
    if (view.occurrence !== undefined) return this.#saved(calendar, putOccurrence(this.#store, calendar, view, body));
    const event = this.#main(calendar, id);
    return this.#replace(calendar, event, { ...whenOf(body, calendar.timeZone), fields: wholeFields(body), status: statusOf(body, 'confirmed') }, body);
  }

  /** Deletes an event, a whole series, or one occurrence; 410 when it was done before. */
  remove(calendar: CalendarState, id: string, context: WriteContext): void {
    const view = this.#existing(calendar, id, context);
    if (view.status === 'cancelled') throw alreadyDeleted();
    if (view.occurrence !== undefined) {
      this.#saved(calendar, cancelOccurrence(this.#store, calendar, view));
      return;
    }
    const event = this.#main(calendar, id);
    event.status = 'cancelled';
    stampEvent(calendar, event, nextStamp(this.#store, calendar));
    this.#store.eventsChanged(calendar);
  }

  /** Moves an event to another calendar; here it becomes a tombstone. */
  move(calendar: CalendarState, id: string, destination: CalendarState, context: WriteContext): EventView {
    const view = this.#existing(calendar, id, context);
    if (view.occurrence !== undefined) throw new GoogleError(400, 'cannotChangeOrganizerOfInstance', 'Cannot change the organizer of an instance.', { domain: 'calendar' });
    if (view.status === 'cancelled') throw alreadyDeleted();
    if (Object.hasOwn(destination.events, id)) throw duplicate();
    const moved = this.#put(destination, structuredClone(this.#main(calendar, id)));
    this.remove(calendar, id, { actor: context.actor });
    return moved;
  }

  #existing(calendar: CalendarState, id: string, { ifMatch }: WriteContext): EventView {
    const view = viewOf(calendar, id);
    if (view === undefined) throw notFound();
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== etagText(view.etag)) throw conditionNotMet();
    return view;
  }

  #main(calendar: CalendarState, id: string): MainEvent {
    const event = calendar.events[id];
    if (event?.kind !== 'main') throw notFound();
    return event;
  }

  #draft(calendar: CalendarState, id: string, body: JsonObject, actor: string): MainEvent {
    const uid = body['iCalUID'];
    const now = this.#store.now();
    const sequence = sequenceAfter(body, 0, false);
    return {
      kind: 'main', id, change: 0, etag: 0, created: now, updated: now, sequence,
      status: statusOf(body, 'confirmed'),
      ...whenOf(body, calendar.timeZone),
      fields: wholeFields(body),
      iCalUID: typeof uid === 'string' && uid !== '' ? uid : `${id}@google.com`,
      creator: actor,
    };
  }

  #put(calendar: CalendarState, event: MainEvent): EventView {
    calendar.events[event.id] = event;
    stampEvent(calendar, event, nextStamp(this.#store, calendar));
    this.#store.eventsChanged(calendar);
    return mainView(event);
  }

  #replace(calendar: CalendarState, event: MainEvent, next: Pick<MainEvent, 'start' | 'end' | 'recurrence' | 'fields' | 'status'>, body: JsonObject): EventView {
    const before = { start: event.start, end: event.end };
    const isRescheduled = !sameSpan(before, next) || JSON.stringify(event.recurrence) !== JSON.stringify(next.recurrence);
    const sequence = sequenceAfter(body, event.sequence, isRescheduled);
    const { updated } = event;
    if (next.recurrence === undefined) Reflect.deleteProperty(event, 'recurrence');
    Object.assign(event, next, { sequence }, isRescheduled ? { before } : {});
    stampEvent(calendar, event, nextStamp(this.#store, calendar));
    if (writableNames(body).every((name) => name === 'reminders') && !isRescheduled && body['status'] === undefined) event.updated = updated;
    this.#store.eventsChanged(calendar);
    return mainView(event);
  }

  #saved(calendar: CalendarState, view: EventView): EventView {
    this.#store.eventsChanged(calendar);
    return view;
  }
}

function conditionNotMet(): GoogleError {
  return new GoogleError(412, 'conditionNotMet', 'Precondition Failed', { location: { type: 'header', name: 'If-Match' } });
}
