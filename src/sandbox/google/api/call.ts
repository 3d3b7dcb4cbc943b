import { header, bodyJson, type SandboxRequest } from '../../http/exchange.js';
import { isJsonObject, type JsonObject } from '../../json.js';
import type { PathParameters } from '../../http/route.js';
import { GoogleError, required } from '../errors.js';
import type { StruckFault } from '../api-faults.js';
import type { AccessToken } from '../state.js';

/** One call of the API: who, what, and the fault that strikes it. */
export type Call = {
  readonly access: AccessToken;
  readonly quotaUser: string;
  readonly query: URLSearchParams;
  readonly at: PathParameters;
  readonly request: SandboxRequest;
  readonly fault: StruckFault | undefined;
};

export type Answer = { readonly status: number; readonly body?: JsonObject };
export type Operation = {
  /** As Google names it: `events.list`. */
  readonly name: string;
  readonly method: string;
  /** Below `/calendar/v3`. */
  readonly pattern: string;
  readonly handle: (call: Call) => Answer;
};

/** The body, which must be a JSON object. */
export function bodyOf(call: Call): JsonObject {
  const body = bodyJson(call.request);
  if (isJsonObject(body)) return body;
  if (call.request.body.length === 0) return {};
  throw new GoogleError(400, 'parseError', 'Parse Error');
}

/** A part of the path. */
export function pathPart(call: Call, name: string): string {
  const part = call.at[name];
  if (part === undefined || part === '') throw required(`Required parameter: ${name}`);
  return part;
}

export function ifMatch(call: Call): string | undefined {
  return header(call.request, 'if-match');
}

export function ok(body: JsonObject): Answer {
  return { status: 200, body };
}

export const noContent: Answer = { status: 204 };

/** 304 when the client has this version already. */
export function unlessKnown(call: Call, etag: string, body: () => JsonObject): Answer {
  return header(call.request, 'if-none-match') === etag ? { status: 304 } : ok(body());
}
