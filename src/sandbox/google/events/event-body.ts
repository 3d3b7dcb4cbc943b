import { isJsonObject, type Json, type JsonObject } from '../../json.js';
import { invalid } from '../errors.js';
import type { EventStatus, EventTime, MainEvent, Span } from '../state.js';
import { isAllDay, readSpan, sameTime } from './event-time.js';
import { checkRecurrence } from './recurrence.js';

const CLIENT_ID = /^[a-v0-9]{5,1024}$/u;
const statuses: readonly EventStatus[] = ['confirmed', 'tentative', 'cancelled'];

/** The id a client chose; undefined when it leaves that to the server. */
export function clientId(body: JsonObject): string | undefined {
  const id = body['id'];
  if (id === undefined || id === null) return undefined;
  if (typeof id !== 'string' || !CLIENT_ID.test(id)) throw invalid('Invalid resource id value.');
  if (body['iCalUID'] !== undefined && body['iCalUID'] !== null) throw invalid('An event takes either an id or an iCalUID, not both.');
  return id;
}

/** When an event takes place and repeats, from a whole body. */
export function whenOf(body: JsonObject, zone: string): Span & { recurrence?: string[] } {
  const recurrence = recurrenceOf(body['recurrence']);
  const span = readSpan(body['start'], body['end'], zone, recurrence !== undefined);
  if (recurrence === undefined) return span;
  checkRecurrence(recurrence, span.start);
  return { ...span, recurrence };
}

/** When it takes place after a PATCH: times merge field by field, so that a change of kind must set the other to null. */
export function whenAfterPatch(event: MainEvent, patch: JsonObject, zone: string): Span & { recurrence?: string[] } {
  const whole = { start: mergedTime(event.start, patch['start']), end: mergedTime(event.end, patch['end']), recurrence: patch['recurrence'] ?? null };
  if (patch['recurrence'] === undefined) whole.recurrence = event.recurrence ?? null;
  return whenOf(whole, zone);
}

/** Start and end of an occurrence after a PATCH. */
export function spanAfterPatch(span: Span, patch: JsonObject, zone: string): Span {
  return readSpan(mergedTime(span.start, patch['start']), mergedTime(span.end, patch['end']), zone, false);
}

export function statusOf(body: JsonObject, fallback: EventStatus): EventStatus {
  const status = body['status'] ?? fallback;
  const known = statuses.find((name) => name === status);
  if (known === undefined) throw invalid('Invalid value for: status');
  return known;
}

/** The sequence after a change: one more when it is a change of time; a client must not lower it. */
export function sequenceAfter(body: JsonObject, current: number, isRescheduled: boolean): number {
  const given = body['sequence'];
  if (given !== undefined && given !== null) {
    if (typeof given !== 'number' || !Number.isInteger(given)) throw invalid('Invalid value for: sequence');
    if (given < current) throw invalid(`Invalid sequence value. The specified sequence number is below the current sequence number of the resource. Re-fetch the resource and use its sequence number on the following request.`);
    return isRescheduled ? Math.max(given, current + 1) : given;
  }
  return isRescheduled ? current + 1 : current;
}

export function sameSpan(left: Span, right: Span): boolean {
  return sameTime(left.start, right.start) && sameTime(left.end, right.end);
}

function recurrenceOf(value: Json | undefined): string[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw invalid('Invalid recurrence rule.');
  const lines = value.filter((line): line is string => typeof line === 'string');
  if (lines.length !== value.length) throw invalid('Invalid recurrence rule.');
  return lines.length === 0 ? undefined : lines;
}

function mergedTime(current: EventTime, patch: Json | undefined): JsonObject {
  const before: JsonObject = isAllDay(current) ? { date: current.date } : { dateTime: current.dateTime, timeZone: current.timeZone };
  return isJsonObject(patch) ? { ...before, ...patch } : before;
}
