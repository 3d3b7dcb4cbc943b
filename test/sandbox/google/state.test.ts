import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveGoogle } from '../../../src/sandbox/google/start.js';
import { createGoogle, type GoogleSystem } from '../../../src/sandbox/google/system.js';
import { assertionOf, clientOf, exchange, hourAt, newCalendar } from './harness.js';

describe('what the Google stand-in keeps between two starts', () => {
  let stateDir: string;
  const clock = (): number => Date.parse('2026-03-10T09:00:00Z');
  beforeEach(() => {
    stateDir = mkdtempSync(join(tmpdir(), 'google-standin-'));
  });
  afterEach(() => rmSync(stateDir, { recursive: true, force: true }));
  const during = async <T>(work: (google: GoogleSystem) => Promise<T>): Promise<T> => {
    const google = createGoogle({ clock, stateDir });
    const server = await serveGoogle(google, [0], clock);
    try {
      return await work(google);
    } finally {
      await server.close();
    }
  };
  const keyFile = (): { client_email: string; private_key: string; token_uri: string } => JSON.parse(readFileSync(join(stateDir, 'google-service-account.json'), 'utf8')) as ReturnType<typeof keyFile>;

  it('keeps calendars and events, and goes on from an old sync token', async () => {
    const before = await during(async (google) => {
      const api = clientOf(google);
      const calendarId = await newCalendar(api);
      const token = (await api.events.list({ calendarId })).data.nextSyncToken ?? '';
      await api.events.insert({ calendarId, requestBody: hourAt('2026-03-20T09:00', { id: 'advo1' }) });
      return { calendarId, token };
    });
    const { data } = await during((google) => clientOf(google).events.list({ calendarId: before.calendarId, syncToken: before.token }));
    assert.deepEqual(data.items?.map((item) => item.id), ['advo1']);
  });

  it('writes a key file only its owner can read, whose token_uri is where it listens', async () => {
    await during((google) => {
      assert.equal(keyFile().token_uri, `${google.origin()}token`);
      assert.equal(statSync(join(stateDir, 'google-service-account.json')).mode & 0o777, 0o600);
      return Promise.resolve();
    });
  });

  it('takes assertions of the key of the last start', async () => {
    await during(() => Promise.resolve());
    const { private_key: old } = keyFile();
    const { status } = await during((google) => {
      assert.equal(google.serviceAccount.private_key, old);
      return exchange(google, assertionOf(google.serviceAccount, clock()));
    });
    assert.equal(status, 200);
  });
});
