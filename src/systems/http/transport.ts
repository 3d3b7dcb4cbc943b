import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios from 'axios';
import { TransportFault, transportFault } from './transport-fault.js';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface HttpRequest {
  readonly method: HttpMethod;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | undefined;
}

/** Any answer, whatever its status; header names in lower case. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

export interface TransportOptions {
  /** From the start of the request to the last byte of the answer. */
  readonly timeoutMs?: number;
  /** A larger answer is refused: it is held in memory as a whole. */
  readonly maxAnswerBytes?: number;
}

/** One HTTP exchange after the other over kept-alive connections; no redirects, no retries, no proxy of the environment. */
export interface Transport {
  /** Throws TransportFault when there is no usable answer. */
  send(request: HttpRequest): Promise<HttpAnswer>;
  close(): void;
}

export function createTransport({ timeoutMs = 30_000, maxAnswerBytes = 16 * 1024 * 1024 }: TransportOptions = {}): Transport {
  const agents = { httpAgent: new HttpAgent({ keepAlive: true }), httpsAgent: new HttpsAgent({ keepAlive: true }) };
  const client = axios.create({
    ...agents, adapter: 'http', proxy: false, maxRedirects: 0, responseType: 'arraybuffer',
    maxContentLength: maxAnswerBytes, maxBodyLength: Infinity, validateStatus: null, transformRequest: [], transformResponse: [],
  });
  return {
    async send({ method, url, headers, body }) {
      // A deadline for the whole exchange: axios' own time-out only notices silence, not a trickle.
      const deadline = AbortSignal.timeout(timeoutMs);
      try {
        const answer = await client.request<Buffer>({
          method, url, headers: { 'User-Agent': 'bitbylaw-hub', ...headers }, signal: deadline, ...(body ? { data: body } : {}),
        });
        return { status: answer.status, headers: plainHeaders(answer.headers), body: answer.data };
      } catch (error) {
        throw deadline.aborted ? new TransportFault('timeout', undefined) : transportFault(error);
      }
    },
    close() {
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
    },
  };
}

function plainHeaders(headers: object): Record<string, string | undefined> {
  const plain: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') plain[name.toLowerCase()] = value;
  }
  return plain;
}
