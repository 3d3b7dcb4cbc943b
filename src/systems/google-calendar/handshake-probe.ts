import { z } from 'zod';
import type { Effects } from '../../hub/effects/effects.js';
import type { CalendarPlace } from './google-calendar.js';
import { goneOrLost } from './events/gone.js';
import { GoogleCalendarError, type CallFacts } from './google-error.js';
import { readJson, readNothing } from './wire/answer.js';
import type { GoogleCalls } from './wire/google-calls.js';

export type Probed = { readonly kind: 'fit' } | { readonly kind: 'no_calendar' } | { readonly kind: 'unfit'; readonly reason: string };

/** Writes an event of its own, reads it back and removes it. */
export async function probeOn(calls: GoogleCalls, effects: Pick<Effects, 'uuid' | 'sleep'>, place: CalendarPlace): Promise<Probed> {
  const value = effects.uuid();
  // Letters of base32hex only; never the same, since a deleted id stays taken.
  const id = `hubprobe${value.replaceAll('-', '')}`;
  const made = await insertProbe(calls, place, id, value);
  if (made === 'no_calendar') return { kind: 'no_calendar' };
  const missing = made === 'repeated' ? undefined : missingIn(made, id, value);
  if (missing !== undefined) {
    if (made !== 'repeated') await removeProbe(calls, place, made.id);
    return { kind: 'unfit', reason: missing };
  }
  const reason = await missingLater(calls, effects, place, id, value);
  await removeProbe(calls, place, id);
  return reason === undefined ? { kind: 'fit' } : { kind: 'unfit', reason };
}

const shownSchema = z.looseObject({
  id: z.string().min(1), etag: z.string().optional(), status: z.string().optional(),
  extendedProperties: z.looseObject({ private: z.record(z.string(), z.string()).optional() }).optional(),
});
type Shown = z.infer<typeof shownSchema>;
const property = 'hubProbe';

/** Long before anything that anybody looks at. */
const probeTime = { start: { date: '1990-01-01' }, end: { date: '1990-01-02' } };
const looks = 4;
const lookAgainMs = 1_000;

function missingIn(shown: Shown, id: string, value: string): string | undefined {
  if (shown.id !== id) return 'eigene Kennungen';
  if (shown.extendedProperties?.private?.[property] !== value) return 'private Eigenschaften';
  return shown.etag === undefined || shown.etag === '' ? 'Versionen' : undefined;
}

/** Reads it back, and tries to delete it under a version that never was. */
async function missingLater(calls: GoogleCalls, effects: Pick<Effects, 'sleep'>, place: CalendarPlace, id: string, value: string): Promise<string | undefined> {
  const shown = await readProbe(calls, effects, place, id);
  // A calendar that was taken away meanwhile keeps nothing, whatever the server is like.
  if (shown === undefined) await goneOrLost(calls, place, { operation: 'GET events probe', record: id });
  const missing = shown === undefined ? 'Termine' : missingIn(shown, id, value);
  if (missing !== undefined) return missing;
  const became = await deleteProbe(calls, place, id, '"0"');
  return became === 'other_version' ? undefined : 'Bedingungen (If-Match)';
}

function insertProbe(calls: GoogleCalls, place: CalendarPlace, id: string, value: string): Promise<Shown | 'repeated' | 'no_calendar'> {
  const { calendarId, quotaUser } = place;
  const facts: CallFacts = { operation: 'POST events probe', record: id };
  const requestBody = {
    ...probeTime, id, summary: 'Prüfung durch den Hub', visibility: 'private', transparency: 'transparent', extendedProperties: { private: { [property]: value } },
  };
  return calls.write<Shown | 'repeated' | 'no_calendar'>({
    ...facts, at: place, rests: 'writes',
    send: (api, options) => api.events.insert({ calendarId, quotaUser, sendUpdates: 'none', requestBody }, options),
    read: (answer) => readJson(answer, shownSchema, facts),
    refused: ({ status }) => (status === 409 ? 'repeated' : status === 404 ? 'no_calendar' : undefined),
    settle: () => Promise.resolve({ kind: 'not_done' }),
  });
}

/** A read right after a write may be behind it. */
async function readProbe(calls: GoogleCalls, effects: Pick<Effects, 'sleep'>, { calendarId, quotaUser }: CalendarPlace, eventId: string): Promise<Shown | undefined> {
  const facts: CallFacts = { operation: 'GET events probe', record: eventId };
  for (let look = 1; look <= looks; look += 1) {
    const shown = await calls.read<Shown | 'none'>({
      ...facts,
      send: (api, options) => api.events.get({ calendarId, eventId, quotaUser }, options),
      read: (answer) => readJson(answer, shownSchema, facts),
      refused: ({ status }) => (status === 404 ? 'none' : undefined),
    });
    if (shown !== 'none') return shown;
    if (look < looks) await effects.sleep(lookAgainMs);
  }
  return undefined;
}

/** Any other refusal says nothing about the condition: a quota, a calendar that is gone, a fault that passes. */
function deleteProbe(calls: GoogleCalls, place: CalendarPlace, eventId: string, etag: string | undefined): Promise<'deleted' | 'other_version'> {
  const { calendarId, quotaUser } = place;
  const facts: CallFacts = { operation: 'DELETE events probe', record: eventId };
  return calls.write<'deleted' | 'other_version'>({
    ...facts, at: place, rests: 'writes',
    send: (api, options) => api.events.delete({ calendarId, eventId, quotaUser, sendUpdates: 'none' }, etag === undefined ? options : { ...options, headers: { 'If-Match': etag } }),
    read: (answer) => {
      readNothing(answer, facts);
      return 'deleted';
    },
    refused: ({ status }) => (status === 412 ? 'other_version' : undefined),
    settle: () => Promise.resolve({ kind: 'not_done' }),
  });
}

/** Left over it would lie in 1990, unseen: no reason to fail. */
async function removeProbe(calls: GoogleCalls, place: CalendarPlace, id: string): Promise<void> {
  try {
    await deleteProbe(calls, place, id, undefined);
  } catch (error) {
    if (!(error instanceof GoogleCalendarError)) throw error;
  }
}
