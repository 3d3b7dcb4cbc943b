import type { z } from 'zod';
import { readAnswer, readBody, unreadable } from '../http/read-answer.js';
import { UpstreamError } from '../http/upstream-error.js';
import type { Answered } from './wire.js';

/** The body of a success in the expected shape. Throws UpstreamError. */
export function bodyOf<T>({ answer, method, facts }: Answered, schema: z.ZodType<T>): T {
  // A redirect leads away from the API: nobody can say what became of a write.
  if (answer.status >= 300 && answer.status < 400) throw unreadable(answer, method, facts, 'redirect');
  if (answer.status < 200 || answer.status > 299) throw new UpstreamError('upstream_rejected', { ...facts, status: answer.status });
  return readAnswer(answer, schema, method, facts);
}

/** 403 and 404 of a whole area: the licence, the role or the version of the telephone system has no such thing. */
export const isClosed = ({ answer: { status } }: Answered): boolean => status === 403 || status === 404;

/** A 404 of the API itself; a gateway's page says nothing about the thing that was asked for. */
export function isNotFound({ answer, method, facts }: Answered): boolean {
  if (answer.status !== 404) return false;
  if (readBody(answer).kind === 'html') throw unreadable(answer, method, facts, 'html');
  return true;
}
