import { HubError } from '../../hub/errors/hub-error.js';
import type { HttpMethod } from '../http/transport.js';
import type { Suppressed } from './advoware.js';
import { read, type Reading } from './answers.js';
import type { Wire } from './wire.js';

/** One JSON call below the base URL. */
export interface ApiCall {
  readonly method: HttpMethod;
  /** Relative to the base URL, encoded. */
  readonly path: string;
  readonly body?: unknown;
  readonly operation: string;
  readonly record?: string;
  readonly stillAsSeen?: () => Promise<boolean>;
}

/** Sends JSON, answers with the reading of what came back. Throws UpstreamError, HubError `write_protected`, MovedOn. */
export type Api = (call: ApiCall) => Promise<Reading>;

export function createApi(wire: Wire, baseUrl: string): Api {
  return async ({ path, body, ...call }) => {
    const answer = await wire.call({
      ...call, url: baseUrl + path,
      headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) }),
    });
    return read(answer, call.method, { system: 'advoware', operation: call.operation, ...(call.record === undefined ? {} : { record: call.record }) });
  };
}

/** Turns the refusal of the write protection into an answer, for writes whose caller journals them. */
export async function suppressible<T>(write: () => Promise<T>): Promise<T | Suppressed> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof HubError && error.code === 'write_protected') return { kind: 'suppressed' };
    throw error;
  }
}
