import { z } from 'zod';
import { HubError } from '../../hub/errors/hub-error.js';
import { calendarAllEvent, calendarEvent, type CalendarAllEvent, type CalendarEvent } from '../../hub/events/topics.js';

const { kuerzel, full_content: fullContent } = calendarEvent.shape;
const hash = z.string().regex(/^\S{1,128}$/, 'hash fehlt oder ist keine Prüfsumme');

const wish = z.strictObject({ kuerzel: kuerzel.optional(), full_content: fullContent });
const due = calendarAllEvent.extend({ kuerzel: kuerzel.optional() });
const audit = z.object({ kuerzel, format: z.enum(['json', 'csv']).default('json') });
const unlock = z.object({ kuerzel: kuerzel.optional() });
const goAhead = z.object({ kuerzel, hash });

/** What somebody asks for by `POST /advoware/calendar/sync`; an empty body asks for all. Throws HubError `malformed`, `invalid`. */
export function readRequest(body: Buffer, now: string): CalendarEvent | CalendarAllEvent {
  return { ...parse(wish, jsonOf(body)), source: 'manual', timestamp: now };
}

/** A run for one employee. A message made by hand needs `kuerzel` only. */
export const readEvent = (payload: unknown, now: string): CalendarEvent => parse(calendarEvent, { source: 'manual', timestamp: now, ...fieldsOf(payload) });

/** Whom to list: one employee, or all. */
export const readDue = (payload: unknown, now: string): z.output<typeof due> => parse(due, { source: 'manual', timestamp: now, ...fieldsOf(payload) });

export const readAudit = (payload: unknown): z.output<typeof audit> => parse(audit, fieldsOf(payload));
export const readUnlock = (payload: unknown): z.output<typeof unlock> => parse(unlock, fieldsOf(payload));
export const readGoAhead = (payload: unknown): z.output<typeof goAhead> => parse(goAhead, fieldsOf(payload));

/** A text alone is a Kürzel, as somebody types it into an inject node; one that was left empty must not mean all. */
function fieldsOf(payload: unknown): object {
  if (typeof payload === 'string') return { kuerzel: payload.trim() };
  return typeof payload === 'object' && payload !== null ? payload : {};
}

function jsonOf(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch {
    throw new HubError('malformed', 'Der Auftrag ist kein gültiges JSON in UTF-8.');
  }
}

/** The message names fields and rules, never values. */
function parse<T>(shape: z.ZodType<T>, value: unknown): T {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || 'Auftrag'}: ${faultOf(issue)}`);
  throw new HubError('invalid', `Der Auftrag ist nicht verständlich: ${faults.join('; ')}`);
}

function faultOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'enthält Unbekanntes; möglich sind kuerzel und full_content';
  if (issue.code === 'invalid_type') return expectations[issue.expected] ?? 'hat den falschen Typ';
  if (issue.code === 'invalid_value') return `erlaubt sind ${issue.values.map(String).join(' und ')}`;
  return issue.message;
}

const expectations: Readonly<Record<string, string>> = { string: 'muss ein Text sein', boolean: 'muss true oder false sein', object: 'muss ein JSON-Objekt sein' };
