import { z } from 'zod';

const action = z.enum(['create', 'update', 'delete', 'sync_check']);

/**
 * Payload of every event about one Beteiligter (overview.md, Events). `seen` spares the cron a read of the CRM record.
 * `gone_confirmed`: a person lets this one be gone in Advoware although many others are, too.
 */
export const beteiligteEvent = z.object({
  entity_id: z.string().regex(/^[A-Za-z0-9]{1,36}$/, 'entity_id ist keine gültige Kennung'),
  action,
  source: z.string().min(1).max(64),
  timestamp: z.iso.datetime({ offset: true }),
  seen: z.object({ versionNumber: z.int().nullable(), modifiedAt: z.string().max(32) }).optional(),
  gone_confirmed: z.literal(true).optional(),
});
export type BeteiligteEvent = z.infer<typeof beteiligteEvent>;

/** Payload of a run for one employee's calendar; `full_content` only where somebody asked for it (calendar-sync.md, Decided). */
export const calendarEvent = z.object({
  kuerzel: z.string().regex(/^[\p{L}\p{N}._-]{1,20}$/u, 'kuerzel ist kein gültiges Kürzel'),
  full_content: z.boolean().optional(),
  source: z.string().min(1).max(64),
  timestamp: z.iso.datetime({ offset: true }),
});
export type CalendarEvent = z.infer<typeof calendarEvent>;

/** Payload of a run for all employees; the schedule sends no `full_content`. */
export const calendarAllEvent = calendarEvent.omit({ kuerzel: true });
export type CalendarAllEvent = z.infer<typeof calendarAllEvent>;

const recordId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/** Payload of the work on one lead (leads.md). `decision`: a person's word on whose lead it is. */
export const leadEvent = z.object({
  lead_id: z.string().regex(/^[0-9a-f-]{32,36}$/, 'lead_id ist keine gültige Kennung'),
  decision: z.union([z.literal('new'), z.object({ entity: z.enum(['Lead', 'Contact', 'CBeteiligte']), id: recordId })]).optional(),
});
export type LeadEvent = z.infer<typeof leadEvent>;

const tick = z.object({ source: z.string().min(1).max(64), timestamp: z.iso.datetime({ offset: true }) });

const id = z.string().regex(/^[A-Za-z0-9-]{1,36}$/, 'keine gültige Kennung');
/** Payload of the events about one call; the hub's own id. */
const callEvent = z.object({ call_id: id });

/** A record of the CRM that is to be called once, in business hours; without `number` its own. */
export const leadCallEvent = z.object({ entity_id: recordId, entity_type: z.enum(['Lead', 'Contact', 'CBeteiligte']).default('Lead'), number: z.string().max(60).optional() });

/**
 * Every topic with the shape of its payload and what makes two of its events the same: the entity, and a wish that one without it
 * does not fulfil. `prompt`: the cron and people send one of it, never a burst, so it does not settle before it runs.
 */
export const topics = {
  'vmh.beteiligte.create': { payload: beteiligteEvent, entity: 'entity_id', pending: 'create' },
  'vmh.beteiligte.update': { payload: beteiligteEvent, entity: 'entity_id', pending: 'update' },
  'vmh.beteiligte.delete': { payload: beteiligteEvent, entity: 'entity_id', pending: 'delete' },
  'vmh.beteiligte.sync_check': { payload: beteiligteEvent, entity: 'entity_id', wish: 'gone_confirmed', prompt: true },
  'vmh.beteiligte.cron': { payload: tick },
  'assistant.event': { payload: z.object({ type: z.string().min(1).max(64), occurred_at: z.iso.datetime({ offset: true }), data: z.record(z.string(), z.json()) }) },
  'vmh.kommunikation.slots': { payload: tick },
  'lead.received': { payload: leadEvent, entity: 'lead_id' },
  'lead.sweep': { payload: tick },
  'call.started': { payload: callEvent, entity: 'call_id' },
  'call.ended': { payload: callEvent, entity: 'call_id' },
  'call.transferred': { payload: callEvent, entity: 'call_id' },
  'call.recording': { payload: callEvent, entity: 'call_id' },
  'call.sweep': { payload: tick },
  'call.retention': { payload: tick },
  'lead.call': { payload: leadCallEvent, entity: 'entity_id' },
  calendar_sync_all: { payload: calendarAllEvent },
  calendar_sync_poll: { payload: tick },
  calendar_sync_employee: { payload: calendarEvent, entity: 'kuerzel', wish: 'full_content' },
} as const satisfies Record<string, { payload: z.ZodType; entity?: string; wish?: string; prompt?: true; pending?: 'create' | 'update' | 'delete' }>;

export type Topic = keyof typeof topics;
export const isTopic = (text: string): text is Topic => Object.hasOwn(topics, text);
