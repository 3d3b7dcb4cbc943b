import { createSign } from 'node:crypto';
import { OAuth2Client } from 'google-auth-library';
import { calendar, type calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import type { ServiceAccountKey } from '../../../src/sandbox/google/access/service-account.js';
import type { GoogleSettings } from '../../../src/sandbox/google/settings.js';
import { serveGoogle } from '../../../src/sandbox/google/start.js';
import { createGoogle, type GoogleSystem } from '../../../src/sandbox/google/system.js';
import type { RunningServer } from '../../../src/sandbox/http/server.js';

export const BERLIN = 'Europe/Berlin';

export type GoogleContext = {
  google: GoogleSystem;
  api: calendar_v3.Calendar;
  /** A calendar of the service account. */
  calendarId: string;
  clock: { now: number };
};

/** A running stand-in with one empty calendar for each test; its clock stands still. */
export function googlePerTest(settings: Partial<GoogleSettings> = {}): GoogleContext {
  const context = { clock: { now: 0 } } as GoogleContext;
  let server: RunningServer;
  beforeEach(async () => {
    context.clock.now = Date.parse('2026-03-10T09:00:00Z');
    const clock = (): number => context.clock.now;
    context.google = createGoogle({ clock, settings: { pushRetryMs: 0, ...settings } });
    server = await serveGoogle(context.google, [0], clock);
    context.api = clientOf(context.google);
    context.calendarId = await newCalendar(context.api);
    context.google.calls.clear();
  });
  afterEach(() => server.close());
  return context;
}

/** Google's own client with the standing token, or another one. */
export function clientOf(google: GoogleSystem, token = google.standingToken): calendar_v3.Calendar {
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: token, expiry_date: Date.now() + 3_600_000 });
  return calendar({ version: 'v3', auth, rootUrl: google.origin(), retry: false });
}

export async function newCalendar(api: calendar_v3.Calendar, summary = 'Advoware KL'): Promise<string> {
  return (await api.calendars.insert({ requestBody: { summary, timeZone: BERLIN } })).data.id ?? '';
}

/** A timed event of one hour in Berlin; `at` is local: `2026-03-20T09:00`. */
export function hourAt(at: string, more: calendar_v3.Schema$Event = {}): calendar_v3.Schema$Event {
  const [day = '', time = ''] = at.split('T');
  const end = `${day}T${String(Number(time.slice(0, 2)) + 1).padStart(2, '0')}${time.slice(2)}:00`;
  return { summary: 'Termin', start: { dateTime: `${at}:00`, timeZone: BERLIN }, end: { dateTime: end, timeZone: BERLIN }, ...more };
}

/** Adds an event and gives what the server says of it. */
export async function add({ api, calendarId }: GoogleContext, requestBody: calendar_v3.Schema$Event): Promise<calendar_v3.Schema$Event & { id: string }> {
  const { data } = await api.events.insert({ calendarId, requestBody });
  return { ...data, id: data.id ?? '' };
}

/** Reads every page of a list. */
export async function listAll({ api, calendarId }: GoogleContext, parameters: Partial<calendar_v3.Params$Resource$Events$List> = {}): Promise<{ items: calendar_v3.Schema$Event[]; token: string | undefined; pages: number }> {
  const items: calendar_v3.Schema$Event[] = [];
  let pageToken: string | undefined;
  for (let pages = 1; ; pages += 1) {
    const { data } = await api.events.list({ calendarId, ...parameters, ...(pageToken === undefined ? {} : { pageToken }) });
    items.push(...(data.items ?? []));
    pageToken = data.nextPageToken ?? undefined;
    if (pageToken === undefined) return { items, token: data.nextSyncToken ?? undefined, pages };
  }
}

/** How a call was refused: `409 duplicate`; `ok` when it was not. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    const { status, response } = error as { status?: number; response?: { data?: { error?: { errors?: { reason?: string }[] } } } };
    return `${status} ${response?.data?.error?.errors?.[0]?.reason}`;
  }
}

/** The signed assertion of the service account, with other claims where wanted. */
export function assertionOf(account: ServiceAccountKey, now: number, claims: Record<string, unknown> = {}): string {
  const seconds = Math.floor(now / 1000);
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const usual = { iss: account.client_email, scope: 'https://www.googleapis.com/auth/calendar', aud: account.token_uri, iat: seconds, exp: seconds + 3600 };
  const body = `${part({ alg: 'RS256', typ: 'JWT', kid: account.private_key_id })}.${part({ ...usual, ...claims })}`;
  return `${body}.${createSign('RSA-SHA256').update(body).sign(account.private_key, 'base64url')}`;
}

/** Hands an assertion in at the token endpoint. */
export async function exchange(google: GoogleSystem, assertion: string): Promise<{ status: number; body: { access_token?: string; expires_in?: number; error?: string } }> {
  const form = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
  const reply = await fetch(google.serviceAccount.token_uri, { method: 'POST', body: form });
  return { status: reply.status, body: (await reply.json()) as { access_token?: string; expires_in?: number; error?: string } };
}
