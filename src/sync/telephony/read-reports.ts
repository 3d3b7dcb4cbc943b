import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { CallReport } from '../../domain/telephony/call.js';
import { isUnfilled, toldByTemplate } from '../../domain/telephony/reported.js';
import { HubError } from '../../hub/errors/hub-error.js';

/** The body of `POST /3cx/journal`. Throws HubError `malformed` or `invalid`, which name the fields and no value. */
export function readJournal(body: unknown): CallReport {
  const report = parsed(journalSchema, withoutPlaceholders(body));
  // ReportCall carries no id of the call (telephony.md, Journal): the same report has the same name.
  const key = [report.agent, report.number, Temporal.Instant.from(report.startedAtUtc).round('second').toString(), report.callType];
  return toldByTemplate(report, createHash('sha256').update(key.join('|')).digest('hex').slice(0, 32));
}

/** The body of `POST /3cx/webhook`. */
export function readWebhook(body: unknown, now: Temporal.Instant): CallReport {
  const { event, call_id: callId, from, to, direction, extension, ...call } = parsed(webhookSchema, withoutPlaceholders(body));
  const inbound = direction === 'inbound' || direction === 'in';
  const ended = event === 'call.ended' ? call.ended_at ?? endOf(call.started_at, call.duration) ?? now.toString() : undefined;
  const speaker = (event === 'call.transferred' ? call.transferred_to : undefined) ?? extension ?? null;
  return {
    source: 'webhook',
    told: {
      ref: `${callId}@${call.started_at}`, pbxId: callId, direction: inbound ? 'inbound' : 'outbound', number: inbound ? from : to,
      extensions: [...new Set([extension, call.transferred_to].filter((each) => each !== undefined))].sort(), speaker,
      started: { at: call.started_at, known: 'exactly' }, ended: ended === undefined ? null : { at: ended, known: call.ended_at === undefined && call.duration === undefined ? 'at_latest' : 'exactly' },
      answered: ended === undefined || call.duration === undefined ? 'unknown' : call.duration > 0 ? 'yes' : 'no',
      talkSeconds: ended === undefined || call.duration === undefined ? null : call.duration,
      transferred: event === 'call.transferred', entity: null, saidAt: ended ?? (event === 'call.started' ? call.started_at : now.toString()),
    },
  };
}

const short = z.string().max(200);
const number = z.string().max(60);
const extensionOf = z.string().max(32).regex(/^[A-Za-z0-9_*#-]*$/);
/** With or without an offset: 3CX's own names say UTC. */
const instant = z.string().max(40).transform((text, context) => {
  const withZone = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`;
  try {
    return Temporal.Instant.from(withZone.replace(' ', 'T')).toString();
  } catch {
    context.addIssue({ code: 'custom', message: 'keine Zeit' });
    return z.NEVER;
  }
});
const seconds = z.union([z.number(), z.string().regex(/^\d{1,6}(?:[.,]\d+)?$/).transform((text) => Number(text.replace(',', '.')))]).pipe(z.number().min(0).max(500_000)).transform(Math.round);

const journalSchema = z.object({
  callType: z.enum(['Inbound', 'Outbound', 'Missed', 'Notanswered']), number: number.default(''), agent: extensionOf.default(''),
  name: short.optional(), entityId: z.string().regex(/^[A-Za-z0-9]{1,36}$/).optional(), entityType: z.enum(['CBeteiligte', 'Contact', 'Lead']).optional(),
  agentEmail: short.optional(), queue: short.optional(), duration: short.optional(), durationSeconds: seconds.optional(),
  startedAtUtc: instant, endedAtUtc: instant.optional(), recordingUrl: z.string().max(2_000).optional(), subject: short.optional(), direction: short.optional(),
});

const webhookSchema = z.object({
  event: z.enum(['call.started', 'call.ended', 'call.transferred']), call_id: z.union([z.string().min(1).max(100), z.number().transform(String)]),
  from: number.default(''), to: number.default(''), direction: z.enum(['inbound', 'outbound', 'in', 'out']), extension: extensionOf.optional(),
  started_at: instant, ended_at: instant.optional(), duration: seconds.optional(), recording_url: z.string().max(2_000).optional(), transferred_to: extensionOf.optional(),
});

/** 3CX leaves a variable that it cannot fill as `[Name]`; an empty field, or one that is null, is one that is not there. */
function withoutPlaceholders(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null && !(typeof value === 'string' && isUnfilled(value))));
}

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new HubError('malformed', '3CX: Die Anfrage enthält kein JSON-Objekt.');
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const fields = [...new Set(result.error.issues.map(({ path }) => path.join('.')))].join(', ');
  throw new HubError('invalid', `3CX: Diese Felder fehlen oder sind ungültig: ${fields}`);
}

const endOf = (startedAt: string, duration: number | undefined): string | undefined =>
  (duration === undefined ? undefined : Temporal.Instant.from(startedAt).add({ seconds: duration }).toString());
