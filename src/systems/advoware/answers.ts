import type { z } from 'zod';
import { readAnswer, readBody, unreadable } from '../http/read-answer.js';
import type { HttpAnswer, HttpMethod } from '../http/transport.js';
import { UpstreamError, type CallFacts } from '../http/upstream-error.js';

/** One answer of Advoware, read in the light of the call it belongs to. Every member throws UpstreamError. */
export interface Reading {
  readonly statusCode: number;
  /** True for a 404 of Advoware itself; a gateway's HTML page says nothing about the record (invariants.md, I11). */
  isGone(): boolean;
  /** True for a 409 of a PUT: the record moved on since it was read. */
  isMovedOn(): boolean;
  /** The body in the expected shape. */
  as<T>(schema: z.ZodType<T>): T;
  /** The body of any JSON answer; null when it is empty. */
  json(): unknown;
  /** A success whose body does not matter, as long as it is not somebody else's page. */
  accepted(): void;
}

export function read(answer: HttpAnswer, method: HttpMethod, facts: CallFacts): Reading {
  function success(): void {
    if (answer.status >= 200 && answer.status <= 299) return;
    // A redirect leads away from the API: nobody can say what became of a write that is not repeatable.
    if (answer.status < 400) throw unreadable(answer, method, facts, 'redirect');
    throw new UpstreamError('upstream_rejected', { ...facts, status: answer.status });
  }
  return {
    statusCode: answer.status,
    isGone() {
      if (answer.status !== 404) return false;
      if (readBody(answer).kind === 'html') throw new UpstreamError('upstream_unreadable', { ...facts, retryable: true, status: 404, reason: 'html' });
      return true;
    },
    isMovedOn: () => answer.status === 409 && method === 'PUT',
    as(schema) {
      success();
      return readAnswer(answer, schema, method, facts);
    },
    json() {
      success();
      const body = readBody(answer);
      if (body.kind === 'json') return body.value;
      if (body.kind === 'empty' && (method !== 'GET' || answer.status === 204)) return null;
      throw unreadable(answer, method, facts, body.kind);
    },
    accepted() {
      success();
      if (readBody(answer).kind === 'html') throw unreadable(answer, method, facts, 'html');
    },
  };
}
