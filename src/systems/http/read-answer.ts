import type { z } from 'zod';
import { UpstreamError, type CallFacts } from './upstream-error.js';
import type { HttpAnswer, HttpMethod } from './transport.js';

export type Body = { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'empty' } | { readonly kind: 'html' } | { readonly kind: 'not_json' };

/** What the body is, judged by itself: gateways send their HTML pages under every status and content type. */
export function readBody({ body }: HttpAnswer): Body {
  const text = body.toString('utf8').trim();
  if (text === '') return { kind: 'empty' };
  if (text.startsWith('<')) return { kind: 'html' };
  try {
    return { kind: 'json', value: JSON.parse(text) as unknown };
  } catch {
    return { kind: 'not_json' };
  }
}

/**
 * The body in the shape that was expected. Throws UpstreamError: `upstream_unreadable` for a read,
 * `outcome_unknown` for a write, of which nobody can say any more whether it happened (invariants.md, I11).
 */
export function readAnswer<T>(answer: HttpAnswer, schema: z.ZodType<T>, method: HttpMethod, facts: CallFacts): T {
  const body = readBody(answer);
  if (body.kind !== 'json') throw unreadable(answer, method, facts, body.kind);
  const parsed = schema.safeParse(body.value);
  if (parsed.success) return parsed.data;
  // The path of the first fault only: never a value.
  throw unreadable(answer, method, facts, `unexpected shape at "${parsed.error.issues[0]?.path.join('.') ?? ''}"`);
}

/** The error for an answer nobody can use. */
export function unreadable(answer: HttpAnswer, method: HttpMethod, facts: CallFacts, reason: string): UpstreamError {
  return new UpstreamError(method === 'GET' ? 'upstream_unreadable' : 'outcome_unknown', { ...facts, retryable: true, status: answer.status, reason });
}
