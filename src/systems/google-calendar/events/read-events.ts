import type { CalendarPlace, ChangesReading, Cursor, FullReading, GoogleCalendar, NoCalendar, Selection } from '../google-calendar.js';
import type { CallFacts } from '../google-error.js';
import { eventsPageSchema, recordSchema, type EventsPage, type GoogleEventRecord } from '../records.js';
import { readJson, unreadable, type Refusal } from '../wire/answer.js';
import type { GoogleCalls } from '../wire/google-calls.js';
import { readPages } from '../wire/pages.js';
import { goneOrLost, saysGone } from './gone.js';
import { commonParameters, parameterHash } from './parameter-hash.js';

type EventsReader = Pick<GoogleCalendar, 'listEvents' | 'listChanges' | 'readEvent' | 'listInstances'>;

/** The reading half of events. */
export function createEventsReader(calls: GoogleCalls): EventsReader {
  return {
    listEvents: (place, selection) => listEvents(calls, place, selection),
    listChanges: (place, cursor, selection) => listChanges(calls, place, cursor, selection),
    readEvent: (place, eventId) => readEvent(calls, place, eventId),
    listInstances: (place, seriesId, query) => listInstances(calls, place, seriesId, query),
  };
}

async function listEvents(calls: GoogleCalls, place: CalendarPlace, selection: Selection): Promise<FullReading> {
  const { timeMin, timeMax } = selection;
  const window = { ...(timeMin === undefined ? {} : { timeMin }), ...(timeMax === undefined ? {} : { timeMax }) };
  const found = await listPages<NoCalendar>(calls, place, window, noCalendar);
  return 'ended' in found ? found.ended : { kind: 'full', events: found.events, cursor: { syncToken: found.syncToken, parameters: parameterHash(place.calendarId, selection) } };
}

async function listChanges(calls: GoogleCalls, place: CalendarPlace, cursor: Cursor, selection: Selection): Promise<ChangesReading> {
  const parameters = parameterHash(place.calendarId, selection);
  if (cursor.parameters !== parameters) return { kind: 'cursor_lost', reason: 'other_parameters' };
  // No window here: the token remembers the one it was begun with, and refuses another.
  const found = await listPages<Exclude<ChangesReading, { kind: 'changes' }>>(calls, place, { syncToken: cursor.syncToken }, (refusal) =>
    (isCursorLost(refusal) ? { kind: 'cursor_lost', reason: 'expired' } : noCalendar(refusal)));
  return 'ended' in found ? found.ended : { kind: 'changes', events: found.events, cursor: { syncToken: found.syncToken, parameters } };
}

/** A 410 has other reasons too; a token that is no token at all is refused as a parameter. */
function isCursorLost({ status, reason, location }: Refusal): boolean {
  return (status === 410 && (reason === 'fullSyncRequired' || reason === 'updatedMinTooLongAgo')) || (status === 400 && location === 'syncToken');
}

function noCalendar({ status, reason }: Refusal): NoCalendar | undefined {
  return status === 404 && reason === 'notFound' ? { kind: 'no_calendar' } : undefined;
}

async function listPages<R>(
  calls: GoogleCalls, { calendarId, quotaUser }: CalendarPlace, parameters: object, ended: (refusal: Refusal) => R | undefined,
): Promise<{ readonly events: readonly GoogleEventRecord[]; readonly syncToken: string } | { readonly ended: R }> {
  const facts: CallFacts = { operation: 'GET events', record: calendarId };
  const found = await readPages<GoogleEventRecord, EventsPage, R>(facts, (pageToken) => calls.read<EventsPage | { readonly ended: R }>({
    ...facts,
    send: (api, options) => api.events.list({ ...commonParameters, ...parameters, calendarId, quotaUser, ...(pageToken === undefined ? {} : { pageToken }) }, options),
    read: (answer) => {
      const page = readJson(answer, eventsPageSchema, facts);
      // A last page without it was cut off somewhere: not all was read.
      if (page.nextPageToken === undefined && page.nextSyncToken === undefined) throw unreadable(answer, facts, 'no nextSyncToken');
      return page;
    },
    refused: (refusal) => {
      const end = ended(refusal);
      return end === undefined ? undefined : { ended: end };
    },
  }));
  return 'ended' in found ? found : { events: found.items, syncToken: found.last.nextSyncToken ?? '' };
}

/** Also the look at an event whose write has an unknown outcome. */
export async function readEvent(calls: GoogleCalls, place: CalendarPlace, eventId: string): ReturnType<GoogleCalendar['readEvent']> {
  const { calendarId, quotaUser } = place;
  const facts: CallFacts = { operation: 'GET events one', record: eventId };
  const found = await calls.read<GoogleEventRecord | 'gone'>({
    ...facts,
    send: (api, options) => api.events.get({ calendarId, eventId, quotaUser }, options),
    read: (answer) => {
      const event = readJson(answer, recordSchema, facts);
      if (event.id !== eventId) throw unreadable(answer, facts, 'another id');
      return event;
    },
    refused: (refusal) => (saysGone(refusal) ? 'gone' : undefined),
  });
  return found === 'gone' ? await goneOrLost(calls, place, facts) : { kind: 'found', event: found };
}

async function listInstances(
  calls: GoogleCalls, place: CalendarPlace, eventId: string, query: Parameters<GoogleCalendar['listInstances']>[2],
): ReturnType<GoogleCalendar['listInstances']> {
  const { calendarId, quotaUser } = place;
  const facts: CallFacts = { operation: 'GET events instances', record: eventId };
  const found = await readPages<GoogleEventRecord, EventsPage, 'gone'>(facts, (pageToken) => calls.read<EventsPage | { readonly ended: 'gone' }>({
    ...facts,
    send: (api, options) => api.events.instances(
      { ...query, calendarId, eventId, quotaUser, showDeleted: true, maxResults: commonParameters.maxResults, ...(pageToken === undefined ? {} : { pageToken }) }, options),
    read: (answer) => readJson(answer, eventsPageSchema, facts),
    refused: (refusal) => (saysGone(refusal) ? { ended: 'gone' as const } : undefined),
  }));
  return 'ended' in found ? await goneOrLost(calls, place, facts) : { kind: 'found', events: found.items };
}
