import { z } from 'zod';
import { fields, type Field } from '../../domain/calendar/appointment.js';
import type { Base, Pair } from '../../domain/calendar/base.js';
import type { GoogleEvent } from '../../domain/calendar/google-event.js';
import { keyText, type Link } from '../../domain/calendar/plan-types.js';
import type { JsonObject } from '../../hub/json.js';
import type { StoredCalendar, StoredPair } from '../../hub/ledger/calendars/calendar-store.js';
import type { GoogleEventRecord } from '../../systems/google-calendar/records.js';
import type { StoppedPlan } from './context.js';

/** A link's name in the ledger: one pair can have several closed ones beside its present one. */
export const nameOf = (link: Link): string => `${link.state} ${keyText(link.key)} ${link.state === 'creating' ? '' : String(link.frNr)}`.trim();

export function pairOf(link: Link): StoredPair {
  const { state, key, generation, base } = link;
  const past = Object.fromEntries(fields.map((field) => [field, { ...base.fields[field] }]));
  const closing = state === 'closed' ? { reason: link.reason, seen: link.seen } : {};
  return {
    name: nameOf(link), state, frNr: state === 'creating' ? null : link.frNr, eventKey: keyText(key),
    body: { key: { ...key }, generation, mode: base.mode, past, ...closing, ...(state === 'linked' && link.sent ? { sent: plain(link.sent) } : {}) },
  };
}

export function linkOf({ state, frNr, body }: StoredPair): Link {
  const { key, generation, mode, past, sent } = bodySchema.parse(body);
  const base: Base = { mode, fields: Object.fromEntries(fields.map((field) => [field, past[field]])) as Record<Field, Pair> };
  switch (state) {
    case 'creating': return { state, key, generation, base };
    case 'linked': return { state, frNr: z.int().parse(frNr), key, generation, base, ...(sent ? { sent } : {}) };
    case 'closed': return { state, frNr: z.int().parse(frNr), key, generation, base, ...closingSchema.parse(body) };
  }
}

/**
 * What is kept of an event: what the rules read and nothing else, so that guests and other things of no concern to the
 * hub stay with Google.
 */
export function eventOf(record: GoogleEventRecord): GoogleEvent {
  const { id, etag, status, updated, eventType, summary, description, location, visibility, start, end, recurrence, recurringEventId, originalStartTime } = record;
  const marks = record.extendedProperties?.private;
  const all = {
    id, etag, status, updated, eventType, summary, description, location, visibility, start: timeOf(start), end: timeOf(end), recurrence, recurringEventId,
    originalStartTime: timeOf(originalStartTime), extendedProperties: marks ? { private: marks } : undefined,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== null)) as unknown as GoogleEvent;
}

/** Data without a type that the ledger would know. */
const plain = (value: object): JsonObject => value as JsonObject;

/** The plan that stands stopped. */
export const stoppedOf = ({ stopped }: Pick<StoredCalendar, 'stopped'>): StoppedPlan | null => stopped as unknown as StoppedPlan | null;

/** As the ledger keeps it; what it gives back is what was put there. */
export const storedEvent = (event: GoogleEvent): { readonly id: string; readonly body: JsonObject } => ({ id: event.id, body: event as unknown as JsonObject });
export const eventOfStored = (body: JsonObject): GoogleEvent => body as unknown as GoogleEvent;

const side = z.enum(['advoware', 'google']);
const mode = z.enum(['full', 'masked']);
const pairSchema = z.object({ advoware: z.string(), google: z.string(), from: side, conflicts: z.int().exactOptional(), unsettled: z.literal(true).exactOptional() });
const bodySchema = z.object({
  key: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('event'), id: z.string() }),
    z.object({ kind: z.literal('instance'), seriesId: z.string(), originalStart: z.string() }),
  ]),
  generation: z.int(), mode, past: z.record(z.enum(fields), pairSchema),
  sent: z.object({
    side, settles: z.object({ mode: mode.exactOptional(), fields: z.partialRecord(z.enum(fields), pairSchema) }), hash: z.string().exactOptional(),
  }).exactOptional(),
});
const closingSchema = z.object({ reason: z.enum(['deleted_in_advoware', 'deleted_in_google', 'split']), seen: z.string().nullable() });

function timeOf(time: GoogleEvent['start']): GoogleEvent['start'] {
  if (!time) return undefined;
  return Object.fromEntries(Object.entries({ date: time.date, dateTime: time.dateTime, timeZone: time.timeZone }).filter(([, value]) => value !== undefined && value !== null));
}
