import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { OAuth2Client } from 'google-auth-library';
// The root of the package would load every API of Google: seconds and a hundred megabytes.
import { calendar, type calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { TransportFault, transportFault } from '../../http/transport-fault.js';
import type { TransportOptions } from '../../http/transport.js';
import type { Answer } from './answer.js';

/** One call of Google's client; what it answers is read by `exchange`. */
export type Send = (api: calendar_v3.Calendar, options: CallOptions) => Promise<unknown>;
export interface CallOptions { readonly headers?: Record<string, string> }

/** One HTTP exchange after the other through Google's own client, with its cleverness switched off. */
export interface GoogleWire {
  /** Any answer, whatever its status, and the authorization it went with. Throws TransportFault. */
  exchange(send: Send): Promise<{ readonly answer: Answer; readonly authorization: string }>;
  close(): void;
}

const defaultTimeoutMs = 30_000;
const defaultMaxAnswerBytes = 32 * 1024 * 1024;

export function createGoogleWire(apiRoot: string, auth: OAuth2Client, { timeoutMs = defaultTimeoutMs, maxAnswerBytes = defaultMaxAnswerBytes }: TransportOptions = {}): GoogleWire {
  const [http, https] = [new HttpAgent({ keepAlive: true }), new HttpsAgent({ keepAlive: true })];
  const options = {
    rootUrl: apiRoot, universeDomain: 'googleapis.com', timeout: timeoutMs, maxContentLength: maxAnswerBytes,
    // Its retries turn a lost reply into a false 412 or 410; its parser turns half a JSON into a text and calls it success.
    retry: false, responseType: 'text' as const, validateStatus: () => true,
    // Neither a proxy of the environment nor a redirect may see the token.
    agent: (url: URL) => (url.protocol === 'http:' ? http : https), redirect: 'manual' as const,
    errorRedactor: false as const,
  };
  const api = calendar({ version: 'v3', auth, ...options });
  return {
    async exchange(send) {
      try {
        return answerOf(await send(api, {}));
      } catch (error) {
        throw faultOf(error);
      }
    },
    close() {
      http.destroy();
      https.destroy();
    },
  };
}

interface Reply {
  readonly status: number;
  /** Google's client hands the headers of its own HTTP library through as they are. */
  readonly headers: { get(name: string): string | null } | Readonly<Record<string, string | undefined>>;
  readonly data: unknown;
  readonly config: { readonly headers?: Headers };
}

function answerOf(reply: unknown): { answer: Answer; authorization: string } {
  const { status, headers, data, config } = reply as Reply;
  return {
    answer: { status, retryAfter: headerOf(headers, 'retry-after'), text: typeof data === 'string' ? data : '' },
    authorization: config.headers?.get('authorization') ?? '',
  };
}

function headerOf(headers: Reply['headers'], name: string): string | undefined {
  return typeof headers.get === 'function' ? headers.get(name) ?? undefined : (headers as Record<string, string | undefined>)[name];
}

/** Google's client wraps what went wrong; its messages hold addresses. */
function faultOf(error: unknown): unknown {
  if (!(error instanceof Error) || !isOfTheClient(error)) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'TimeoutError' || code === 'AbortError') return new TransportFault('timeout', undefined);
  if (message.includes('over limit') || message.includes('over the limit')) return new TransportFault('too_large', undefined);
  if (code === 'ERR_STREAM_PREMATURE_CLOSE') return new TransportFault('truncated', code);
  return transportFault(error);
}

function isOfTheClient(error: Error): boolean {
  return 'config' in error;
}
