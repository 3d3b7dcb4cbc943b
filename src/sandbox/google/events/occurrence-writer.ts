import type { Json, JsonObject } from '../../json.js';
import { invalid, notFound } from '../errors.js';
import type { CalendarState, EventStatus, ExceptionEvent, MainEvent, Span } from '../state.js';
import type { CalendarStore } from '../store.js';
import { sameSpan, sequenceAfter, spanAfterPatch, statusOf, whenOf } from './event-body.js';
import { mergeFields, wholeFields, writableNames } from './fields.js';
import { occurrenceAt, anchor } from './recurrence.js';
import { nextStamp, stampEvent } from './series.js';
import { exceptionView, type EventView } from './view.js';

/** PATCH of one occurrence: makes it an exception of its series. */
export function patchOccurrence(store: CalendarStore, calendar: CalendarState, view: EventView, body: JsonObject): EventView {
  refuseRecurrence(body);
  const fields = mergeFields(view.fields, body);
  const change = Object.fromEntries(writableNames(body).map((name): [string, Json] => [name, fields[name] ?? null]));
  const overrides = { ...view.occurrence?.exception?.fields, ...change };
  return write(store, calendar, view, { span: spanAfterPatch(view, body, calendar.timeZone), overrides, status: statusOf(body, view.status) }, body);
}

/** PUT of one occurrence. */
export function putOccurrence(store: CalendarStore, calendar: CalendarState, view: EventView, body: JsonObject): EventView {
  refuseRecurrence(body);
  const fields = wholeFields(body);
  const names = [...Object.keys(view.occurrence?.master.fields ?? {}), ...Object.keys(fields)];
  const overrides = Object.fromEntries(names.map((name): [string, Json] => [name, fields[name] ?? null]));
  return write(store, calendar, view, { span: whenOf(body, calendar.timeZone), overrides, status: statusOf(body, 'confirmed') }, body);
}

/** Takes one occurrence out of its series; that lasts as long as the series. */
export function cancelOccurrence(store: CalendarStore, calendar: CalendarState, view: EventView): EventView {
  const overrides = view.occurrence?.exception?.fields ?? {};
  return write(store, calendar, view, { span: view, overrides, status: 'cancelled' }, {});
}

type Next = { readonly span: Span; readonly overrides: JsonObject; readonly status: EventStatus };

function write(store: CalendarStore, calendar: CalendarState, view: EventView, next: Next, body: JsonObject): EventView {
  const { occurrence } = view;
  const nominal = occurrence === undefined ? undefined : occurrenceAt(occurrence.master, anchor(occurrence.originalStart).epochMilliseconds);
  if (occurrence === undefined || nominal === undefined) throw notFound();
  const { start, end } = next.span;
  const exception: ExceptionEvent = {
    kind: 'exception', id: view.id, recurringEventId: occurrence.master.id, originalStart: occurrence.originalStart,
    change: 0, etag: 0, created: view.created, updated: view.updated,
    sequence: sequenceAfter(body, view.sequence, !sameSpan(view, next.span)),
    status: next.status,
    fields: withSeriesVisibility(occurrence.master, next.overrides),
    ...(sameSpan(nominal, next.span) ? {} : { moved: { start, end } }),
  };
  calendar.events[exception.id] = exception;
  stampEvent(calendar, exception, nextStamp(store, calendar));
  return exceptionView(calendar, exception) ?? view;
}

function refuseRecurrence(body: JsonObject): void {
  if (body['recurrence'] !== undefined && body['recurrence'] !== null) throw invalid('Recurrence cannot be set on an instance of a recurring event.');
}

const strictness: Record<string, number> = { public: 0, default: 1, private: 2, confidential: 2 };

/** A stricter visibility of one occurrence becomes that of the whole series; a looser one is ignored. */
function withSeriesVisibility(master: MainEvent, overrides: JsonObject): JsonObject {
  const { visibility, ...others } = overrides;
  if (visibility === undefined) return overrides;
  if (rank(visibility) > rank(master.fields['visibility']) && visibility !== null) master.fields = { ...master.fields, visibility };
  return others;
}

function rank(visibility: Json | undefined): number {
  return strictness[typeof visibility === 'string' ? visibility : 'default'] ?? 1;
}
