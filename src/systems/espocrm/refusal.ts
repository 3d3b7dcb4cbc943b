import { z } from 'zod';
import { readBody, unreadable } from '../http/read-answer.js';
import type { HttpAnswer, HttpMethod } from '../http/transport.js';
import { UpstreamError, type CallFacts } from '../http/upstream-error.js';
import { refusesAccess } from './access-gate.js';

/** The error for an answer that is no success and no answer of its own kind; carries EspoCRM's reason and field. */
export function refusal(answer: HttpAnswer, method: HttpMethod, facts: CallFacts): UpstreamError {
  const { status } = answer;
  if (status < 400) return unreadable(answer, method, facts, 'redirect');
  const why = reasonOf(answer);
  const told = { ...facts, status, ...(why === undefined ? {} : { reason: why }) };
  if (status === 401) return new UpstreamError('upstream_unauthorized', told);
  if (refusesAccess(answer)) return new UpstreamError('upstream_unauthorized', { ...told, retryable: true, retryAfterMs: 60_000 });
  return new UpstreamError('upstream_rejected', told);
}

/** True for EspoCRM's own word that the record is gone; an unknown entity or a gateway's 404 says nothing about it (I11). */
export function isGone(answer: HttpAnswer): boolean {
  return answer.status === 404 && /^Record .*(?:does not exist|not found)/.test(answer.headers['x-status-reason'] ?? '');
}

const translationSchema = z.object({
  messageTranslation: z.object({ label: z.string(), data: z.looseObject({ field: z.string().optional(), type: z.string().optional() }).nullish() }),
});

/** The reason names entities, fields and kinds of fault, never a value. */
function reasonOf(answer: HttpAnswer): string | undefined {
  const header = answer.headers['x-status-reason']?.trim();
  const body = readBody(answer);
  const parsed = body.kind === 'json' ? translationSchema.safeParse(body.value) : undefined;
  const { label, data } = parsed?.data?.messageTranslation ?? {};
  const field = data?.field === undefined ? '' : `, field ${data.field}${data.type === undefined ? '' : ` (${data.type})`}`;
  const translated = label === undefined ? undefined : `${label}${field}`;
  const both = [header, translated].filter((part) => part !== undefined && part !== '');
  return both.length === 0 ? undefined : both.join('; ').slice(0, 300);
}
