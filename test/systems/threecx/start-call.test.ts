import assert from 'node:assert/strict';
import type { Effect, Effects } from '../../../src/hub/effects/effects.js';
import type { CallId, ThreeCx } from '../../../src/systems/threecx/threecx.js';
import { failureOf } from '../support/failure-of.js';
import { benchPerTest, requestsTo } from './support/bench.js';

const number = '+493023125101';
const request = { extension: '10', number };

describe('starting a call', () => {
  const bench = benchPerTest();
  const sent = (): number => requestsTo(bench, 'makecall', 'POST');
  const idOf = async (client: ThreeCx, wanted = request): Promise<CallId> => {
    const started = await client.startCall(wanted);
    return started.kind === 'started' ? started.callId : assert.fail(started.kind);
  };

  it('lets the first telephone of the extension call the number', async () => {
    await idOf(bench.client());
    const [call] = bench.pbx.pbx.calls;
    assert.deepEqual([call?.direction, call?.number, call?.legs[0]?.dn], ['outbound', number, '10']);
    assert.match(bench.pbx.log.writes().at(-1)?.path ?? '', /^\/callcontrol\/10\/devices\/sip%3A10%40.*\/makecall$/);
  });

  it('calls from the extension as a whole when it has no telephone that is known', async () => {
    await idOf(bench.client(), { extension: '13', number });
    assert.equal(bench.pbx.log.writes().at(-1)?.path, '/callcontrol/13/makecall');
  });

  it('calls from THREECX_DN when nobody says from where, and not at all without it', async () => {
    assert.equal((await bench.client().startCall({ number })).kind, 'started');
    assert.equal(bench.pbx.pbx.calls[0]?.legs[0]?.dn, '10');
    const without = bench.client({ settings: { ...bench.settings, dn: undefined } });
    assert.deepEqual(await without.startCall({ number }), { kind: 'refused', reason: 'no_extension' });
  });

  it('is the same call for every process that asks about it, until it ends', async () => {
    const callId = await idOf(bench.client());
    const other = bench.client();
    assert.deepEqual(await other.callState(callId), { kind: 'live', phase: 'dialing' });
    bench.pbx.pbx.answer(1);
    assert.deepEqual(await other.callState(callId), { kind: 'live', phase: 'connected' });
    bench.pbx.pbx.hangUp(1);
    assert.deepEqual(await other.callState(callId), { kind: 'gone' });
  });

  it('is refused from an extension that does not exist, and by one that is busy', async () => {
    const client = bench.client();
    assert.deepEqual(await client.startCall({ extension: '77', number }), { kind: 'refused', reason: 'unknown_extension' });
    await idOf(client);
    assert.deepEqual(await client.startCall(request), { kind: 'refused', reason: 'rejected', detail: 'PhoneBusy' });
  });

  for (const kind of ['reset-after', 'hang-after', 'truncated', 'empty'] as const) {
    it(`finds the call again when its reply is lost (${kind}), and never sends it twice`, async () => {
      bench.pbx.faults.add({ kind, path: 'makecall' });
      const callId = await idOf(bench.client());
      assert.deepEqual([sent(), bench.pbx.pbx.calls.length], [1, 1]);
      assert.equal((await bench.client().callState(callId)).kind, 'live');
    });
  }

  for (const kind of ['reset-before', 'hang', 'html'] as const) {
    it(`says that nobody knows when the request may have been lost (${kind}), and does not send it again`, async () => {
      bench.pbx.faults.add({ kind, path: 'makecall' });
      assert.deepEqual(await bench.client().startCall(request), { kind: 'unknown' });
      assert.deepEqual([sent(), bench.pbx.pbx.calls.length], [1, 0]);
    });
  }

  it('says that nobody knows when the look for it fails as well', async () => {
    bench.pbx.faults.add({ kind: 'reset-after', path: 'makecall' });
    bench.pbx.faults.add({ kind: 'status', status: 500, path: 'participants' });
    assert.deepEqual(await bench.client().startCall(request), { kind: 'unknown' });
    assert.equal(sent(), 1);
  });

  it('looks a second time, since a call that was just begun may show a moment later', async () => {
    bench.pbx.faults.add({ kind: 'reset-after', path: 'makecall' });
    bench.pbx.faults.add({ kind: 'html', path: 'participants', times: 1 });
    await idOf(bench.client());
    assert.deepEqual([bench.effects.sleeps, sent()], [[1_500], 1]);
  });

  it('is told as begun although Redis went away meanwhile', async () => {
    const away = { ...bench.effects, run: (effect: Effect, action: () => Promise<never>) => (effect.operation === 'name threecx call' ? Promise.reject(new Error('gone')) : bench.effects.run(effect, action)) };
    const started = await bench.client({ effects: away as Effects }).startCall(request);
    assert.match(started.kind === 'started' ? started.callId : started.kind, /^1-\d+$/);
  });

  it('does not take another call of the extension for its own', async () => {
    bench.pbx.pbx.answer(bench.pbx.pbx.dial('10', '+493023125199').call.callid);
    bench.pbx.faults.add({ kind: 'reset-before', path: 'makecall' });
    assert.deepEqual(await bench.client().startCall(request), { kind: 'unknown' });
  });

  it('is sent again only when it certainly was not done', async () => {
    bench.pbx.faults.add({ kind: 'status', status: 503, path: 'makecall', times: 1 });
    await idOf(bench.client());
    assert.deepEqual([sent(), bench.pbx.pbx.calls.length], [2, 1]);
  });

  it('is sent again, once, with a new token when the old one has ended', async () => {
    const client = bench.client();
    await client.callState('1-1' as CallId);
    bench.pbx.faults.add({ kind: 'status', status: 401, path: 'makecall', times: 1 });
    await idOf(client);
    assert.deepEqual([sent(), bench.logins(), bench.pbx.pbx.calls.length], [2, 2, 1]);
  });

  it('does not begin when the telephone system cannot be read before', async () => {
    bench.pbx.faults.add({ kind: 'html', path: 'devices' });
    assert.equal((await failureOf(bench.client().startCall(request))).code, 'upstream_unreadable');
    assert.equal(sent(), 0);
  });
});

describe('what the licence does not include', () => {
  const bench = benchPerTest();
  beforeEach(() => { bench.pbx.settings.licence = 'pro'; });
  const span = (): { since: ReturnType<typeof bench.effects.now> } => ({ since: bench.effects.now().subtract({ hours: 1 }) });
  const told = (): number => bench.log.lines.filter(({ event }) => event === 'threecx.not_available').length;

  it('is refused as not available, told once, and not asked for again within the hour', async () => {
    const client = bench.client();
    for (let times = 0; times < 3; times += 1) {
      assert.deepEqual(await client.startCall(request), { kind: 'refused', reason: 'not_available' });
      assert.deepEqual(await client.findRecordings(span()), { kind: 'not_available' });
      assert.deepEqual(await client.callLog(span()), { kind: 'not_available' });
    }
    assert.deepEqual([requestsTo(bench, 'callcontrol'), requestsTo(bench, 'xapi'), told()], [2, 2, 3]);
    assert.deepEqual(client.capabilities(), { calls: 'off', events: 'unknown', recordings: 'off', call_log: 'off' });
  });

  it('is used again an hour after the licence came', async () => {
    const client = bench.client();
    await client.startCall(request);
    bench.pbx.settings.licence = 'enterprise';
    assert.equal((await client.startCall(request)).kind, 'refused');
    bench.effects.advance(3_600_000);
    await bench.cache.del('threecx_access_token');
    assert.equal((await client.startCall(request)).kind, 'started');
    assert.deepEqual([client.capabilities().calls, bench.log.lines.filter(({ event }) => event === 'threecx.available_again').length], ['on', 1]);
  });
});
