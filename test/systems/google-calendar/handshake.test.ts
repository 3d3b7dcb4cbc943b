import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import type { Emulator } from 'emulate';
import type { GoogleCalendarClient } from '../../../src/systems/google-calendar/create-google-calendar.js';
import { json, startServer, type Answer, type ScriptedServer, type SeenRequest } from '../support/scripted-server.js';
import { benchPerTest, callsOf, clear, failureOf, hourAt } from './support/bench.js';
import { emulatorCalendar, emulatorToken, startHostilePeer } from './support/hostile-peer.js';

describe('the handshake with the server of the calendars', () => {
  const bench = benchPerTest({ handshake: false });
  const insert = (client = bench.client) => client.insertEvent(bench.place, 'advo1', hourAt('2026-03-20T09'));
  const living = () => Object.values(bench.google.state.calendars[bench.place.calendarId]?.events ?? {}).filter(({ status }) => status !== 'cancelled').map(({ id }) => id);

  it('writes, reads and removes an event of its own before the first write, on the account\'s own calendar if there is one', async () => {
    await insert();
    assert.deepEqual(callsOf(bench), ['events.insert 404', 'events.insert 200', 'events.get 200', 'events.delete 412', 'events.delete 204', 'events.insert 200']);
    assert.deepEqual(living(), ['advo1']);
  });
  it('leaves the calendars of the employees alone where the account has one of its own', async () => {
    const { client_email: id } = bench.google.serviceAccount;
    bench.google.state.calendars[id] = { ...structuredClone(bench.google.state.calendars[bench.place.calendarId]!), id };
    await insert();
    assert.deepEqual(bench.google.calls.all().filter(({ calendarId }) => calendarId === bench.place.calendarId).map(({ eventId, method }) => eventId ?? method), ['events.insert']);
  });
  it('happens once for a process, however many writes come at a time', async () => {
    await Promise.all(['advo1', 'advo2', 'advo3'].map((id) => bench.client.insertEvent(bench.place, id, hourAt('2026-03-20T09'))));
    assert.equal(callsOf(bench).filter((call) => call === 'events.delete 412').length, 1);
    assert.equal(living().length, 3);
  });
  it('is not needed for reading', async () => {
    await bench.client.listEvents(bench.place, {});
    await bench.client.readEvent(bench.place, 'advo9');
    assert.deepEqual(bench.google.calls.writes(), []);
  });
  it('is hardly to be seen: in 1990, private, without a mail', async () => {
    await bench.client.handshake(bench.place);
    const [probe] = Object.values(bench.google.state.calendars[bench.place.calendarId]?.events ?? {});
    assert.deepEqual([probe?.status, probe?.fields['visibility'], probe?.fields['transparency']], ['cancelled', 'private', 'transparent']);
    assert.deepEqual(bench.google.state.mails, []);
  });
  it('passes although a reply is lost or a read is behind', async () => {
    bench.google.faults.add({ kind: 'reset-after', method: 'POST', path: bench.place.calendarId.slice(0, 20), times: 1 });
    bench.google.apiFaults.add({ kind: 'stale-read', method: 'events.get', times: 2 });
    await bench.client.handshake(bench.place);
    assert.deepEqual(living(), []);
  });
  it('decides nothing while the server is ill: the next write asks again', async () => {
    bench.google.apiFaults.add({ kind: 'error', method: 'events.get', status: 503, times: 5 });
    assert.equal((await failureOf(insert())).fault, 'backend');
    assert.equal((await insert()).kind, 'inserted');
  });
  it('learns nothing about the conditions from a quota that is used up in that moment', async () => {
    bench.google.apiFaults.add({ kind: 'error', method: 'events.delete', status: 403, reason: 'rateLimitExceeded', times: 1 });
    assert.equal((await insert()).kind, 'inserted');
  });
  it('learns nothing about one calendar from another that is gone', async () => {
    const gone = { ...bench.place, calendarId: 'gone@group.calendar.google.com' };
    const [lost, kept] = await Promise.all([failureOf(bench.client.insertEvent(gone, 'advo1', hourAt('2026-03-20T09'))), insert()]);
    assert.deepEqual([lost.fault, kept.kind], ['calendar_not_found', 'inserted']);
  });
  it('takes a calendar that is lost during the look for no proof against the server', async () => {
    for (const [method, times] of [['events.get', 4], ['calendars.get', 1]] as const) bench.google.apiFaults.add({ kind: 'error', method, status: 404, reason: 'notFound', times });
    assert.equal((await failureOf(insert())).fault, 'calendar_not_found');
    assert.equal((await insert()).kind, 'inserted');
  });
  it('tells a calendar that is gone from an unfit server', async () => {
    bench.google.people.setAccess(bench.place.calendarId, 'notFound');
    assert.equal((await failureOf(insert())).fault, 'calendar_not_found');
  });

  describe('against somebody else\'s stand-in, which keeps none of it', () => {
    let peer: Emulator;
    let tokens: ScriptedServer;
    let client: GoogleCalendarClient;
    const place = { calendarId: emulatorCalendar, quotaUser: 'KL' };
    const events = async (): Promise<string[]> => {
      const reply = await fetch(`${peer.url.replace('localhost', '127.0.0.1')}/calendar/v3/calendars/${emulatorCalendar}/events`, { headers: { Authorization: `Bearer ${emulatorToken}` } });
      return ((await reply.json()) as { items: { id: string }[] }).items.map(({ id }) => id);
    };

    before(async () => {
      peer = await startHostilePeer();
      tokens = await startServer(() => json({ access_token: emulatorToken, expires_in: 3_600 }));
    });
    after(async () => {
      await peer.close();
      await tokens.close();
    });
    beforeEach(async () => {
      peer.reset();
      await writeFile(bench.keyFile, JSON.stringify({ ...bench.google.serviceAccount, token_uri: `${tokens.url}/token` }));
      client = bench.another({ settings: { serviceAccountPath: bench.keyFile, apiRoot: `${peer.url.replace('localhost', '127.0.0.1')}/` } });
    });

    it('is refused with a clear message, and nothing is left there', async () => {
      const error = await failureOf(client.insertEvent(place, 'advo1', hourAt('2026-03-20T09')));
      assert.deepEqual([error.code, error.fault, error.retryable], ['upstream_rejected', 'unfit_server', false]);
      assert.match(error.message, /GOOGLE_CALENDAR_API_ROOT bewahrt nicht.*eigene Kennungen.*nichts geschrieben/);
      assert.deepEqual(await events(), []);
    });
    it('is not written to ever after, whatever the write', async () => {
      await failureOf(client.handshake(place));
      const before = await events();
      clear(bench);
      const writes = [
        client.insertEvent(place, 'advo1', hourAt('2026-03-20T09')), client.patchEvent(place, 'advo1', '"1"', { summary: 'x' }), client.deleteEvent(place, 'advo1', '"1"'),
        client.watchEvents(place, 'https://hub.example/push'), client.createCalendar({ marker: 'm', summary: 's', quotaUser: 'KL' }),
      ];
      for (const write of writes) assert.equal((await failureOf(write)).fault, 'unfit_server');
      assert.deepEqual(bench.effects.ran.filter(({ system, operation }) => system === 'google' && !operation.startsWith('GET')), []);
      assert.deepEqual(await events(), before);
    });
    it('is not read from either: its lists do not say where to go on', async () => {
      assert.equal((await failureOf(client.listEvents(place, {}))).code, 'upstream_unreadable');
    });
  });

  describe('against servers that keep almost everything', () => {
    let server: ScriptedServer;
    afterEach(async () => { await server.close(); });
    interface Body { readonly id: string; readonly extendedProperties: object }
    const peers: [string, string, (body: Body) => object, number][] = [
      ['its own ids', 'eigene Kennungen', (body) => ({ ...body, id: 'evt1', etag: '"1"' }), 412],
      ['no private properties', 'private Eigenschaften', ({ id }) => ({ id, etag: '"1"' }), 412],
      ['no versions', 'Versionen', (body) => body, 412],
      ['no conditions', 'Bedingungen', (body) => ({ ...body, etag: '"1"' }), 204],
    ];
    /** Keeps one event, as `shown`, and answers a deletion under an old version with what `whenStale` says. */
    async function peer(shown: (body: Body) => object, whenStale: () => number): Promise<GoogleCalendarClient> {
      let kept: object = {};
      server = await startServer(({ method, url, body, headers }: SeenRequest): Answer => {
        if (url === '/token') return json({ access_token: 'token', expires_in: 3_600 });
        if (method === 'POST') {
          kept = shown(JSON.parse(body) as Body);
          return json(kept);
        }
        if (method === 'GET') return json(kept);
        const status = headers['if-match'] === undefined ? 204 : whenStale();
        return { status, ...(status === 204 ? {} : { body: JSON.stringify({ error: { errors: [{ reason: 'conditionNotMet' }] } }) }) };
      });
      await writeFile(bench.keyFile, JSON.stringify({ ...bench.google.serviceAccount, token_uri: `${server.url}/token` }));
      return bench.another({ settings: { serviceAccountPath: bench.keyFile, apiRoot: `${server.url}/` } });
    }

    for (const [what, named, shown, whenStale] of peers) {
      it(`refuses one with ${what}`, async () => {
        const client = await peer(shown, () => whenStale);
        const error = await failureOf(client.insertEvent(bench.place, 'advo1', hourAt('2026-03-20T09')));
        assert.equal(error.fault, 'unfit_server');
        assert.ok(error.message.includes(named), error.message);
        assert.equal(server.seen.at(-1)?.method, 'DELETE');
        assert.equal(server.seen.filter(({ method, url }) => method === 'POST' && url !== '/token').length, 1);
      });
    }

    it('looks again after a quarter of an hour, lest one wrong verdict stops every calendar until somebody restarts the hub', async () => {
      const answers = [204];
      const client = await peer((body) => ({ ...body, etag: '"1"' }), () => answers.shift() ?? 412);
      assert.equal((await failureOf(client.handshake(bench.place))).fault, 'unfit_server');
      assert.equal((await failureOf(client.handshake(bench.place))).fault, 'unfit_server');
      bench.effects.advance(16 * 60_000);
      await client.handshake(bench.place);
      assert.equal(answers.length, 0);
    });
  });
});
