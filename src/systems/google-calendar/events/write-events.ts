import type { CalendarPlace, DeleteAnswer, EventBody, GoogleCalendar, InsertAnswer, PatchAnswer } from '../google-calendar.js';
import type { CallFacts } from '../google-error.js';
import { writtenSchema, type GoogleEventRecord } from '../records.js';
import { readJson, readNothing, unreadable, type Answer, type Refusal } from '../wire/answer.js';
import type { GoogleCalls } from '../wire/google-calls.js';
import type { Settled } from '../wire/retry.js';
import { eventBody } from './event-body.js';
import { goneOrLost, saysGone } from './gone.js';
import { readEvent } from './read-events.js';

type EventsWriter = Pick<GoogleCalendar, 'insertEvent' | 'patchEvent' | 'deleteEvent'>;

/** Nobody ever gets a mail from the hub's writes (invariants.md, I24). */
const quietly = { sendUpdates: 'none' } as const;

/** The writing half of events: one write at a time and calendar, each on the condition of the version that was read. */
export function createEventsWriter(calls: GoogleCalls): EventsWriter {
  return {
    insertEvent: (place, eventId, body) => insertEvent(calls, place, eventId, body),
    patchEvent: (place, eventId, etag, patch) => patchEvent(calls, place, eventId, etag, patch),
    deleteEvent: (place, eventId, etag) => deleteEvent(calls, place, eventId, etag),
  };
}

/** Repeated without a look: a second one of the same id cannot come into being. */
function insertEvent(calls: GoogleCalls, place: CalendarPlace, eventId: string, body: EventBody): Promise<InsertAnswer> {
  const { calendarId, quotaUser } = place;
  const facts: CallFacts = { operation: 'POST events', record: eventId };
  const requestBody = { ...eventBody(body), id: eventId };
  return calls.write<InsertAnswer>({
    ...facts, at: place, rests: 'writes',
    send: (api, options) => api.events.insert({ ...quietly, calendarId, quotaUser, requestBody }, options),
    read: (answer) => ({ kind: 'inserted', event: written(answer, eventId, facts) }),
    refused: ({ status, reason }) => (status === 409 && reason === 'duplicate' ? { kind: 'duplicate' } : undefined),
    settle: () => Promise.resolve({ kind: 'not_done' }),
  });
}

async function patchEvent(calls: GoogleCalls, place: CalendarPlace, eventId: string, etag: string, patch: EventBody): Promise<PatchAnswer> {
  const { calendarId, quotaUser } = place;
  const facts: CallFacts = { operation: 'PATCH events', record: eventId };
  const requestBody = eventBody(patch);
  const answer = await calls.write<PatchAnswer>({
    ...facts, at: place, rests: 'writes',
    send: (api, options) => api.events.patch({ ...quietly, calendarId, eventId, quotaUser, requestBody }, ifMatch(options, etag)),
    read: (success) => ({ kind: 'patched', event: written(success, eventId, facts) }),
    refused: conditional,
    settle: () => lookAfterPatch(calls, place, eventId, etag),
  });
  return answer.kind === 'gone' ? await goneOrLost(calls, place, facts) : answer;
}

async function deleteEvent(calls: GoogleCalls, place: CalendarPlace, eventId: string, etag: string): Promise<DeleteAnswer> {
  const { calendarId, quotaUser } = place;
  const facts: CallFacts = { operation: 'DELETE events', record: eventId };
  const answer = await calls.write<DeleteAnswer>({
    ...facts, at: place, rests: 'writes',
    send: (api, options) => api.events.delete({ ...quietly, calendarId, eventId, quotaUser }, ifMatch(options, etag)),
    read: (success) => {
      readNothing(success, facts);
      return { kind: 'deleted' };
    },
    refused: conditional,
    settle: () => lookAfterDelete(calls, place, eventId, etag),
  });
  return answer.kind === 'gone' ? await goneOrLost(calls, place, facts) : answer;
}

/** Another version than the one that was read, as long as it lives, is this write or somebody else's: plan anew. */
async function lookAfterPatch(calls: GoogleCalls, place: CalendarPlace, eventId: string, etag: string): Promise<Settled<PatchAnswer>> {
  const found = await readEvent(calls, place, eventId);
  if (found.kind === 'gone' || found.event.status === 'cancelled') return { kind: 'settled', value: { kind: 'gone' } };
  return found.event.etag === etag ? { kind: 'not_done' } : { kind: 'unknown' };
}

/** An event that still lives was not deleted. */
async function lookAfterDelete(calls: GoogleCalls, place: CalendarPlace, eventId: string, etag: string): Promise<Settled<DeleteAnswer>> {
  const found = await readEvent(calls, place, eventId);
  if (found.kind === 'gone' || found.event.status === 'cancelled') return { kind: 'settled', value: { kind: 'deleted' } };
  return found.event.etag === etag ? { kind: 'not_done' } : { kind: 'settled', value: { kind: 'moved_on' } };
}

function conditional(refusal: Refusal): { readonly kind: 'moved_on' } | { readonly kind: 'gone' } | undefined {
  if (refusal.status === 412) return { kind: 'moved_on' };
  return saysGone(refusal) ? { kind: 'gone' } : undefined;
}

function ifMatch(options: object, etag: string): { headers: Record<string, string> } {
  return { ...options, headers: { 'If-Match': etag } };
}

function written(answer: Answer, eventId: string, facts: CallFacts): GoogleEventRecord {
  const event = readJson(answer, writtenSchema, facts);
  if (event.id !== eventId) throw unreadable(answer, facts, 'another id');
  return event;
}
