import { z } from 'zod';
import type { JsonObject } from '../../hub/json.js';

const text = z.string().nullish();

const timeSchema = z.looseObject({ date: text, dateTime: text, timeZone: text });

/** An event as Google gives it. Loose: the hub touches only what it maps. Of a tombstone only the id is certain. */
export const eventSchema = z.looseObject({
  kind: z.literal('calendar#event'),
  id: z.string().min(1),
  etag: text, status: text, updated: text, eventType: text,
  summary: text, description: text, location: text, visibility: text,
  start: timeSchema.nullish(), end: timeSchema.nullish(),
  recurrence: z.array(z.string()).nullish(),
  recurringEventId: text,
  originalStartTime: timeSchema.nullish(),
  extendedProperties: z.looseObject({ private: z.record(z.string(), z.string()).nullish() }).nullish(),
});
export type GoogleEventRecord = z.infer<typeof eventSchema> & JsonObject;

// A loose object of a JSON body is a JSON object, which the inferred type cannot know.
export const recordSchema = eventSchema as unknown as z.ZodType<GoogleEventRecord>;

/** A written event answers with its new version. */
export const writtenSchema = recordSchema.refine(({ etag }) => typeof etag === 'string' && etag !== '', { path: ['etag'] });

/** A page of events; without `items` it is a failed reading, never an empty calendar (invariants.md, I11). */
export const eventsPageSchema = z.looseObject({
  kind: z.literal('calendar#events'),
  items: z.array(recordSchema),
  nextPageToken: z.string().min(1).optional(),
  nextSyncToken: z.string().min(1).optional(),
});
export type EventsPage = z.infer<typeof eventsPageSchema>;

export const calendarSchema = z.looseObject({
  kind: z.enum(['calendar#calendar', 'calendar#calendarListEntry']),
  id: z.string().min(1),
  summary: text, description: text, timeZone: text, accessRole: text,
});
export type GoogleCalendarRecord = z.infer<typeof calendarSchema>;

export const calendarListPageSchema = z.looseObject({
  kind: z.literal('calendar#calendarList'),
  items: z.array(calendarSchema),
  nextPageToken: z.string().min(1).optional(),
});
export type CalendarListPage = z.infer<typeof calendarListPageSchema>;

export const aclRuleSchema = z.looseObject({ kind: z.literal('calendar#aclRule'), id: z.string().min(1), role: z.string().min(1) });

/** `expiration` are milliseconds as a text. */
export const channelSchema = z.looseObject({
  kind: z.literal('api#channel'), id: z.string().min(1), resourceId: z.string().min(1), expiration: z.string().regex(/^\d{1,15}$/),
});
