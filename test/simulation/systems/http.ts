import axios from 'axios';
import type { HttpAnswer } from '../../../src/systems/http/transport.js';

/** A request as it leaves the hub. */
export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed; undefined when there is none. */
  readonly body: unknown;
}

/** A server that answers at one instant. */
export type WireServer = (request: WireRequest) => HttpAnswer;

export const jsonAnswer = (status: number, value: unknown): HttpAnswer => ({ status, headers: {}, body: Buffer.from(JSON.stringify(value)) });
export const refusalAnswer = (status: number, reason: string, body: unknown = ''): HttpAnswer =>
  ({ status, headers: { 'x-status-reason': reason }, body: Buffer.from(body === '' ? '' : JSON.stringify(body)) });

interface AxiosCall { readonly method: string; readonly url: string; readonly headers: Record<string, string>; readonly data?: Buffer }

/**
 * Makes the real clients with a wire that ends in this process: the last step before the network, `axios.create`, is
 * another one while they are made. Everything above it (retries, time-outs, schemas, login) is the production code.
 */
export function withWireTo<T>(server: WireServer, make: () => T): T {
  const create = axios.create.bind(axios);
  const request = (call: AxiosCall): Promise<unknown> => new Promise((resolve) => {
    const { status, headers, body } = server({
      method: call.method, url: new URL(call.url), headers: lowerCased(call.headers),
      body: call.data === undefined ? undefined : JSON.parse(call.data.toString()) as unknown,
    });
    resolve({ status, headers, data: body });
  });
  axios.create = (() => ({ request })) as unknown as typeof create;
  try {
    return make();
  } finally {
    axios.create = create;
  }
}

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
