import { createHmac, randomUUID } from 'node:crypto';
import { request, type IncomingMessage } from 'node:http';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.js';
import type { JsonObject } from '../../src/sandbox/json.js';

export type Answer = { status: number; reason: string | null; headers: { get: (name: string) => string | null }; text: string; json: unknown };

/** A clock that stands still until it is moved. */
export type ManualClock = { now: number; read: () => number; forward: (milliseconds: number) => void };

export function manualClock(iso = '2026-03-10T09:00:00Z'): ManualClock {
  const clock: ManualClock = { now: Date.parse(iso), read: () => clock.now, forward: (milliseconds) => { clock.now += milliseconds; } };
  return clock;
}

/** Starts a sandbox before each test of a suite and ends it afterwards. */
export function sandboxPerTest(options: SandboxOptions = {}): { sandbox: Sandbox; clock: ManualClock } {
  const context = {} as { sandbox: Sandbox; clock: ManualClock };
  beforeEach(async () => {
    context.clock = manualClock();
    context.sandbox = await startSandbox({ clock: context.clock.read, ...options });
  });
  afterEach(() => context.sandbox.close());
  return context;
}

export async function send(url: string, method: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const { response, text } = await exchange(url, method, body, headers);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status: response.statusCode ?? 0, reason: headerOf(response, 'x-status-reason'), headers: { get: (name) => headerOf(response, name) }, text, json };
}

/** A connection for each request: a kept one would be found closed after a restart on the same port. */
function exchange(url: string, method: string, body: unknown, headers: Record<string, string>): Promise<{ response: IncomingMessage; text: string }> {
  const content = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const type = content === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(content) };
  return new Promise((resolve, reject) => {
    const outgoing = request(encodeURI(url).replaceAll('%25', '%'), { method, agent: false, headers: { ...type, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => resolve({ response, text: Buffer.concat(chunks).toString('utf8') }));
      response.once('error', reject);
    });
    outgoing.once('error', reject);
    outgoing.end(content);
  });
}

function headerOf(response: IncomingMessage, name: string): string | null {
  const value = response.headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}

/** A body for the login that is right in every part; parts can be replaced. */
export function loginBody(sandbox: Sandbox, now: number, replaced: JsonObject = {}): JsonObject {
  const { advoware } = sandbox.connection;
  const nonce = randomUUID();
  const timestamp = `${new Date(now).toISOString().slice(0, 19)}Z`;
  const signature = createHmac('sha512', Buffer.from(advoware.apiKey, 'base64')).update(`${advoware.productId}:${advoware.appId}:${nonce}:${timestamp}`).digest('base64');
  return {
    AppID: advoware.appId, Kanzlei: advoware.kanzlei, Database: advoware.database, User: advoware.user, Role: advoware.role, Product: Number(advoware.productId),
    Password: advoware.password, Nonce: nonce, HMAC512Signature: signature, RequestTimeStampUtc: timestamp, ...replaced,
  };
}

/** A client of the Advoware stand-in that has logged in. */
export async function advowareClient(sandbox: Sandbox, now: number): Promise<(method: string, path: string, body?: unknown) => Promise<Answer>> {
  const login = await send(sandbox.connection.advoware.tokenUrl, 'POST', loginBody(sandbox, now));
  const { access_token: token } = login.json as { access_token: string };
  return (method, path, body) => send(sandbox.connection.advoware.url + path, method, body, { Authorization: `Bearer ${token}` });
}

/** A client of the EspoCRM stand-in with the hub's key. */
export function espoClient(sandbox: Sandbox): (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer> {
  const { url, apiKey } = sandbox.connection.espocrm;
  return (method, path, body, headers = {}) => send(`${url}/${path}`, method, body, { 'X-Api-Key': apiKey, ...headers });
}

/** The `searchParams` of a list as a query. */
export function search(parameters: object): string {
  return `searchParams=${encodeURIComponent(JSON.stringify(parameters))}`;
}
