import { z } from 'zod';
import { GoogleCalendarError, type CallFacts } from '../google-error.js';

/** Any answer, whatever its status; the body as the text that came. */
export interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

/** Google's own word in a refusal. */
export interface Refusal {
  readonly status: number;
  /** For example `notFound`, `duplicate`, `deleted`, `fullSyncRequired`, `conditionNotMet`. */
  readonly reason: string;
  /** The parameter or header it is about. */
  readonly location: string | undefined;
}

/** The body of a success in the expected shape. Throws GoogleCalendarError `upstream_unreadable`. */
export function readJson<T>(answer: Answer, schema: z.ZodType<T>, facts: CallFacts): T {
  const parsed = schema.safeParse(jsonOf(answer.text));
  if (parsed.success) return parsed.data;
  // The path of the first fault only: never a value.
  throw unreadable(answer, facts, `unexpected shape at "${parsed.error.issues[0]?.path.join('.') ?? ''}"`);
}

/** A success without a body: a gateway's page of status 200 has deleted nothing. Throws GoogleCalendarError `upstream_unreadable`. */
export function readNothing(answer: Answer, facts: CallFacts): void {
  if (answer.text.trim() !== '') throw unreadable(answer, facts, 'a body');
}

export function unreadable({ status }: Pick<Answer, 'status'>, facts: CallFacts, reason: string): GoogleCalendarError {
  return new GoogleCalendarError('upstream_unreadable', { ...facts, fault: 'unreadable', status, reason, retryable: true });
}

const word = z.string().regex(/^[A-Za-z0-9._-]{1,60}$/);
const refusalSchema = z.object({
  error: z.object({ errors: z.tuple([z.looseObject({ reason: word, location: word.optional() })]).rest(z.unknown()) }),
});

/** Undefined when the refusal is not Google's own: a gateway's page says nothing about the record (invariants.md, I11). */
export function readRefusal({ status, text }: Answer): Refusal | undefined {
  const parsed = refusalSchema.safeParse(jsonOf(text));
  if (!parsed.success) return undefined;
  const [{ reason, location }] = parsed.data.error.errors;
  return { status, reason, location };
}

/** Undefined for what is no JSON; a JSON text is a text, which no schema here takes. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
