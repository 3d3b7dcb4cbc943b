import type { GoogleEvent } from '../../domain/calendar/google-event.js';
import type { CreateGoogle, DeleteGoogle, MarkGoogle, UpdateGoogle } from '../../domain/calendar/plan-types.js';
import { linkOfEarlierTry } from '../../domain/calendar/readings.js';
import { sentToGoogle } from '../../domain/calendar/sent.js';
import { pick } from '../../domain/journal/pick.js';
import type { JsonObject } from '../../hub/json.js';
import type { JournalIntent } from '../../hub/ledger/ledger.js';
import type { PatchAnswer } from '../../systems/google-calendar/google-calendar.js';
import type { CalendarRun } from './calendar-run.js';
import { versionOf, type Version } from './google-version.js';
import { eventOf } from './memory.js';
import { again, done, type Step } from './step.js';

/** Carries out one write to Google, on the condition of the version that was read, and remembers what it settles. */
export function writeToGoogle(run: CalendarRun, operation: CreateGoogle | UpdateGoogle | DeleteGoogle | MarkGoogle): Promise<Step> {
  switch (operation.kind) {
    case 'create_google': return create(run, operation);
    case 'update_google': return update(run, operation);
    case 'delete_google': return remove(run, operation);
    case 'mark_google': return mark(run, operation);
  }
}

async function create(run: CalendarRun, operation: CreateGoogle): Promise<Step> {
  const { google } = run.context;
  const { eventId, body, link, drops, why } = operation;
  const intent: JournalIntent = { system: 'google', operation: 'POST events', recordId: eventId, before: {}, after: json(body), why };
  const answer = await run.write(intent, () => google.insertEvent(run.sides.place, eventId, body),
    ({ kind }) => (kind === 'inserted' ? { kind: 'done' } : { kind: 'refused', reason: kind }));
  if (answer.kind === 'duplicate') return adopt(run, operation);
  await run.remember({ drops, puts: [link], events: [run.written(answer.event)] });
  return done;
}

/** The id is taken: by an earlier try whose end was never noted, by a deleted event, or by somebody else's. */
async function adopt(run: CalendarRun, operation: CreateGoogle): Promise<Step> {
  const answer = await run.context.google.readEvent(run.sides.place, operation.eventId);
  if (answer.kind === 'gone') return again('google');
  const event = eventOf(answer.event);
  const link = linkOfEarlierTry(operation, event, run.sides.settings);
  await run.remember({ events: [event], ...(link ? { drops: operation.drops, puts: [link] } : {}) });
  return again('nothing');
}

async function update(run: CalendarRun, operation: UpdateGoogle): Promise<Step> {
  const { target, etag, patch, frNr, settles, why } = operation;
  const version = await versionOf(run, target, etag);
  if (!version) return again('google');
  await run.sending(frNr, sentToGoogle(operation, version.event));
  const answer = await patchEvent(run, version, json(patch), why);
  if (answer.kind !== 'patched') return again('google');
  await run.remember({ ...run.advanced(frNr, settles), events: [run.written(answer.event)] });
  return done;
}

async function mark(run: CalendarRun, { id, etag, properties, why }: MarkGoogle): Promise<Step> {
  return markEvent(run, await versionOf(run, { kind: 'event', id }, etag), properties, why);
}

/** Notes on an event whose it is. */
export async function markEvent(run: CalendarRun, version: Version | undefined, properties: MarkGoogle['properties'], why: string): Promise<Step> {
  if (!version) return again('google');
  const answer = await patchEvent(run, version, { extendedProperties: { private: { ...properties } } }, why);
  if (answer.kind !== 'patched') return again('google');
  await run.remember({ events: [run.written(answer.event)] });
  return done;
}

/** What is gone already is as it should be. */
async function remove(run: CalendarRun, { target, etag, link, frNr, why }: DeleteGoogle): Promise<Step> {
  const version = await versionOf(run, target, etag);
  if (!version) return again('google');
  const { google } = run.context;
  const intent: JournalIntent = { system: 'google', operation: 'DELETE events', recordId: version.id, before: json(version.event), after: {}, why };
  const answer = await run.write(intent, () => google.deleteEvent(run.sides.place, version.id, version.etag),
    ({ kind }) => (kind === 'moved_on' ? { kind: 'refused', reason: kind } : { kind: 'done' }));
  if (answer.kind === 'moved_on') return again('google');
  run.restamped(version.event, '');
  await run.remember({ drops: run.linkedTo(frNr), puts: [link], events: [tombstoneOf(version.event)] });
  return done;
}

/** The values that a patch replaces stand beside it in the journal. */
function patchEvent(run: CalendarRun, { id, etag, event }: Version, patch: JsonObject, why: string): Promise<PatchAnswer> {
  const before = pick(json(event), Object.keys(patch));
  return run.write({ system: 'google', operation: 'PATCH events', recordId: id, before, after: patch, why },
    () => run.context.google.patchEvent(run.sides.place, id, etag, patch),
    ({ kind }) => (kind === 'patched' ? { kind: 'done' } : { kind: 'refused', reason: kind }));
}

const tombstoneOf = ({ id, updated, recurringEventId, originalStartTime }: GoogleEvent): GoogleEvent => ({
  id, status: 'cancelled', ...(updated ? { updated } : {}), ...(recurringEventId ? { recurringEventId, originalStartTime } : {}),
});

/** What the rules plan and what is read is plain data. */
const json = (value: object): JsonObject => value as JsonObject;
