import type { z } from 'zod';
import type { Effects } from '../../hub/effects/effects.js';
import type { JsonObject } from '../../hub/json.js';
import type { Log } from '../../hub/log/log.js';
import type { EspoCrmSettings } from '../../hub/settings/settings.js';
import { createCaller, type HttpOptions } from '../http/caller.js';
import { readAnswer } from '../http/read-answer.js';
import type { HttpAnswer, HttpMethod } from '../http/transport.js';
import { UpstreamError, type CallFacts, type UpstreamFacts } from '../http/upstream-error.js';
import { createAccessGate } from './access-gate.js';
import { isGone, refusal } from './refusal.js';
import { resource } from './resource.js';

export interface EspoCrmParts {
  readonly settings: EspoCrmSettings;
  readonly effects: Effects;
  readonly log: Log;
  readonly http?: HttpOptions;
}

export interface EspoCall {
  readonly method: HttpMethod;
  readonly entity: string;
  readonly id?: string;
  readonly link?: string;
  /** Encoded, without the question mark. */
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: JsonObject;
  readonly stillAsSeen?: () => Promise<boolean>;
}

/** One answer of EspoCRM in the light of its call. */
export interface EspoAnswer {
  readonly isGone: boolean;
  /** The reason of a 409, which is an answer: `duplicate`, `modified`. */
  readonly conflict: string | undefined;
  /** The body of a success in the expected shape. Throws UpstreamError. */
  as<T>(schema: z.ZodType<T>): T;
  /** The body of a 409. */
  conflictAs<T>(schema: z.ZodType<T>): T;
  fault(code: 'upstream_rejected' | 'upstream_unreadable', reason: string): UpstreamError;
}

/** Throws UpstreamError, MovedOn. */
export type EspoApi = (call: EspoCall) => Promise<EspoAnswer>;

export function createEspoApi({ settings, effects, log, http }: EspoCrmParts): { readonly api: EspoApi; readonly close: () => void } {
  const caller = createCaller('espocrm', effects, http, createAccessGate(effects, log));
  const api: EspoApi = async ({ method, entity, id, link, query, headers, body, stillAsSeen }) => {
    const path = resource(entity, id, link);
    const operation = `${method} ${link === undefined ? entity : `${entity}/${link}`}`;
    const answer = await caller.call({
      method, operation, url: `${settings.baseUrl}/${path}${query === undefined ? '' : `?${query}`}`,
      headers: {
        'X-Api-Key': settings.apiKey, Accept: 'application/json', ...headers,
        // Any other type is answered 200 and writes nothing.
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) }),
      ...(id === undefined ? {} : { record: id }),
      ...(stillAsSeen === undefined ? {} : { stillAsSeen }),
    });
    return reading(answer, method, { system: 'espocrm', operation, ...(id === undefined ? {} : { record: id }) });
  };
  return { api, close: caller.close };
}

function reading(answer: HttpAnswer, method: HttpMethod, facts: CallFacts): EspoAnswer {
  return {
    isGone: isGone(answer),
    conflict: answer.status === 409 ? answer.headers['x-status-reason'] : undefined,
    as(schema) {
      if (answer.status < 200 || answer.status > 299) throw refusal(answer, method, facts);
      return readAnswer(answer, schema, method, facts);
    },
    // A refused write did not happen: an unreadable 409 is a failed read.
    conflictAs: (schema) => readAnswer(answer, schema, 'GET', facts),
    fault: (code, reason) => new UpstreamError(code, faultFacts(code, reason, answer.status, facts)),
  };
}

function faultFacts(code: 'upstream_rejected' | 'upstream_unreadable', reason: string, status: number, facts: CallFacts): UpstreamFacts {
  return { ...facts, status, reason, retryable: code === 'upstream_unreadable' };
}
