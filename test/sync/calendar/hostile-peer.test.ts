import assert from 'node:assert/strict';
import type { Emulator } from 'emulate';
import { TestRedis } from '../../hub/support/redis-server.js';
import { emulatorCalendar, emulatorToken, startHostilePeer } from '../../systems/google-calendar/support/hostile-peer.js';
import { json, startServer, type ScriptedServer } from '../../systems/support/scripted-server.js';
import { kl, Workbench } from './support/workbench.js';

/** Somebody else's stand-in for Google: its own ids, no private properties, no versions, no cursor. */
describe('A calendar run against a server that keeps nothing of what the hub relies on', function () {
  this.timeout(60_000);
  let redis: TestRedis;
  let peer: Emulator;
  let tokens: ScriptedServer;
  let bench: Workbench;
  before(async () => {
    redis = await TestRedis.start();
    peer = await startHostilePeer();
    tokens = await startServer(() => json({ access_token: emulatorToken, expires_in: 3_600 }));
  });
  after(async () => {
    await peer.close();
    await tokens.close();
    await redis.stop();
  });
  beforeEach(async () => {
    peer.reset();
    bench = await Workbench.start(redis, { google: { apiRoot: `${root()}/`, tokenUri: `${tokens.url}/token` } });
    for (const day of [1, 2, 3]) bench.enter({}, day);
  });
  afterEach(() => bench.stop());

  const root = (): string => peer.url.replace('localhost', '127.0.0.1');
  const ask = async (path: string): Promise<readonly { readonly id: string }[]> => {
    const reply = await fetch(`${root()}/calendar/v3/${path}`, { headers: { Authorization: `Bearer ${emulatorToken}` } });
    return ((await reply.json()) as { items: { id: string }[] }).items;
  };
  const events = async (): Promise<number> => {
    const calendars = await ask('users/me/calendarList');
    const lists = await Promise.all(calendars.map(({ id }) => ask(`calendars/${encodeURIComponent(id)}/events`)));
    return lists.flat().length;
  };

  it('refuses it beyond its probe, says why, and never multiplies events or calendars', async () => {
    const before = [await events(), (await ask('users/me/calendarList')).length];
    for (let run = 0; run < 3; run += 1) {
      const result = await bench.sync();
      assert.ok(result.kind === 'failed', `run ${run} ended as ${result.kind}`);
      assert.equal(result.code, 'unfit_server');
      assert.match(result.message, /GOOGLE_CALENDAR_API_ROOT bewahrt nicht/);
    }
    assert.deepEqual([await events(), (await ask('users/me/calendarList')).length], before);
    assert.equal(bench.notices().length, 1);
    assert.equal(bench.appointments().length, 3);
  });

  it('takes nothing from its lists either, when a calendar there is believed to be the hub\'s', async () => {
    await bench.ledger.calendars.note([{ kuerzel: kl, email: 'kl@firm.example', isActive: true }]);
    const { run } = await bench.ledger.beginRun({ kind: 'calendar', recordId: kl, trigger: 'test', actor: 'test' });
    await bench.ledger.calendars.commit(run, { calendar: { calendarId: emulatorCalendar, sharedWith: 'kl@firm.example' } });
    const before = await events();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const result = await bench.sync();
      assert.deepEqual([result.kind, result.kind === 'failed' ? result.code : ''], ['failed', 'unreadable']);
    }
    assert.equal(await events(), before);
    assert.equal(bench.appointments().length, 3);
  });
});
