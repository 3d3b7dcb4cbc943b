import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { serveGoogle } from '../../../../src/sandbox/google/start.js';
import { createGoogle, type GoogleSystem } from '../../../../src/sandbox/google/system.js';
import type { RunningServer } from '../../../../src/sandbox/http/server.js';
import { createGoogleCalendar, type GoogleCalendarClient, type GoogleCalendarParts } from '../../../../src/systems/google-calendar/create-google-calendar.js';
import type { CalendarPlace } from '../../../../src/systems/google-calendar/google-calendar.js';
import { GoogleCalendarError } from '../../../../src/systems/google-calendar/google-error.js';
import { startRedis, type PrivateRedis } from '../../support/private-redis.js';
import { recordingLog, type RecordingLog } from '../../support/recording-log.js';
import { virtualEffects, type VirtualEffects } from '../../support/virtual-effects.js';

export interface Bench {
  google: GoogleSystem;
  client: GoogleCalendarClient;
  effects: VirtualEffects;
  redis: Redis;
  log: RecordingLog;
  /** A calendar of the account; the handshake is done. */
  place: CalendarPlace;
  keyFile: string;
  /** One more client of the same Redis, closed with the test. */
  another(parts?: Partial<GoogleCalendarParts>): GoogleCalendarClient;
}

/** The client against the stand-in over HTTP, anew for each test; time stands still but for sleeps. */
export function benchPerTest({ timeoutMs = 400, handshake = true }: { timeoutMs?: number; handshake?: boolean } = {}): Bench {
  const bench = {} as Bench;
  let redis: PrivateRedis;
  let server: RunningServer;
  let dir: string;
  const clients: GoogleCalendarClient[] = [];
  before(async () => {
    redis = await startRedis();
    dir = await mkdtemp(join(tmpdir(), 'hub-google-'));
  });
  after(async () => {
    await redis.stop();
    await rm(dir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    const effects = virtualEffects();
    const clock = (): number => effects.now().epochMilliseconds;
    const google = createGoogle({ clock, settings: { pushRetryMs: 0 } });
    server = await serveGoogle(google, [0], clock);
    const cache = redis.connect();
    await cache.flushall();
    const keyFile = join(dir, 'key.json');
    await writeFile(keyFile, JSON.stringify(google.serviceAccount));
    const another = (parts: Partial<GoogleCalendarParts> = {}): GoogleCalendarClient => {
      const made = createGoogleCalendar({
        settings: { serviceAccountPath: keyFile, apiRoot: google.origin() }, effects: bench.effects, cache, log: bench.log, http: { timeoutMs }, ...parts,
      });
      clients.push(made);
      return made;
    };
    Object.assign(bench, { google, effects, redis: cache, log: recordingLog(), keyFile, another });
    bench.client = another();
    bench.place = await newPlace(bench, 'KL');
    if (handshake) await bench.client.handshake(bench.place);
    clear(bench);
  });
  afterEach(async () => {
    clients.splice(0).forEach((client) => { client.close(); });
    await server.close();
  });
  return bench;
}

export function clear({ google, effects }: Bench): void {
  google.calls.clear();
  google.log.clear();
  effects.sleeps.length = 0;
  effects.ran.length = 0;
}

/** A calendar made without the client. */
export async function newPlace({ google }: Bench, quotaUser: string, body: object = {}): Promise<CalendarPlace> {
  const reply = await fetch(`${google.origin()}calendar/v3/calendars`, {
    method: 'POST', headers: { Authorization: `Bearer ${google.standingToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ summary: `Advoware ${quotaUser}`, timeZone: 'Europe/Berlin', ...body }),
  });
  const { id } = await reply.json() as { id: string };
  return { calendarId: id, quotaUser };
}

/** One hour in Berlin; `at` is local, as `2026-03-20T09`. */
export const hourAt = (at: string, more: object = {}): object => {
  const [day = '', hour = ''] = at.split('T');
  const end = `${day}T${String(Number(hour) + 1).padStart(2, '0')}:00:00`;
  return { summary: 'Termin', start: { dateTime: `${at}:00:00`, timeZone: 'Europe/Berlin' }, end: { dateTime: end, timeZone: 'Europe/Berlin' }, ...more };
};

/** The calls of the API by name and status, but for the login. */
export const callsOf = ({ google }: Bench): string[] => google.calls.all().map(({ method, status }) => `${method} ${status}`);

export async function failureOf(work: Promise<unknown>): Promise<GoogleCalendarError> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof GoogleCalendarError, `not a GoogleCalendarError: ${String(error)}`);
    return error;
  }
  assert.fail('the work was expected to fail');
}
