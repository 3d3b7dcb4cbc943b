import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import type { CallId } from '../../../src/systems/threecx/threecx.js';
import { failureOf } from '../support/failure-of.js';
import { benchPerTest, requestsTo } from './support/bench.js';

const request = { extension: '11', number: '+493023125101' };

describe('the older dialect', () => {
  const bench = benchPerTest('simple');
  const start = async (): Promise<CallId> => {
    const started = await bench.client().startCall(request);
    return started.kind === 'started' ? started.callId : assert.fail(started.kind);
  };

  it('starts a call and follows it to its end', async () => {
    const client = bench.client();
    const callId = await start();
    const { callid } = bench.pbx.pbx.calls[0]!;
    assert.deepEqual(await client.callState(callId), { kind: 'live', phase: 'dialing' });
    bench.pbx.pbx.answer(callid);
    assert.deepEqual(await client.callState(callId), { kind: 'live', phase: 'connected' });
    bench.pbx.pbx.hangUp(callid);
    assert.deepEqual(await client.callState(callId), { kind: 'ended', answered: 'yes' });
  });

  it('knows that nobody answered, and what it does not know', async () => {
    const callId = await start();
    bench.pbx.pbx.hangUp(bench.pbx.pbx.calls[0]!.callid);
    assert.deepEqual(await bench.client().callState(callId), { kind: 'ended', answered: 'no' });
    assert.deepEqual(await bench.client().callState('anderer' as CallId), { kind: 'gone' });
  });

  it('needs no login, and takes the key alone as well as user and password', async () => {
    await start();
    await bench.client({ settings: { ...bench.settings, clientId: undefined } }).callState('x' as CallId);
    assert.deepEqual([bench.logins(), bench.pbx.log.all().map(({ status }) => status)], [0, [200, 404]]);
  });

  it('ends as unauthorized with a wrong key, after one try', async () => {
    const client = bench.client({ settings: { ...bench.settings, apiKey: 'falsch' } });
    assert.equal((await failureOf(client.callState('x' as CallId))).code, 'upstream_unauthorized');
    assert.equal(requestsTo(bench, 'calls'), 1);
  });

  it('says that nobody knows when the reply is lost, and does not call twice', async () => {
    bench.pbx.faults.add({ kind: 'reset-after', path: 'initiate' });
    assert.deepEqual(await bench.client().startCall(request), { kind: 'unknown' });
    assert.deepEqual([requestsTo(bench, 'initiate'), bench.pbx.pbx.calls.length], [1, 1]);
  });

  it('is refused by an extension that does not exist', async () => {
    assert.deepEqual(await bench.client().startCall({ ...request, extension: '77' }), { kind: 'refused', reason: 'unknown_extension' });
  });

  it('has the recording of a call some time after its end', async () => {
    const client = bench.client();
    const callId = await start();
    bench.pbx.pbx.answer(bench.pbx.pbx.calls[0]!.callid);
    bench.pbx.pbx.hangUp(bench.pbx.pbx.calls[0]!.callid);
    const found = await client.findRecordings({ since: bench.effects.now(), callId });
    const [recording] = found.kind === 'listed' ? found.recordings : [];
    assert.equal(recording?.callId, callId);
    assert.equal((await client.openRecording(recording.id)).kind, 'not_there');
    bench.effects.advance(5_000);
    const opened = await client.openRecording(recording.id);
    assert.equal(opened.kind === 'opened' ? (await buffer(opened.body)).subarray(0, 4).toString() : opened.kind, 'RIFF');
  });

  it('has no events and no log, and says so without asking', async () => {
    const client = bench.client();
    await client.watch(() => Promise.reject(new Error('no event was expected')), new AbortController().signal);
    assert.deepEqual(await client.callLog({ since: bench.effects.now() }), { kind: 'not_available' });
    assert.deepEqual([client.capabilities().events, client.capabilities().call_log, bench.pbx.log.all().length], ['off', 'off', 0]);
  });
});
