import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import type { RecordingId, ThreeCx } from '../../../src/systems/threecx/threecx.js';
import { failureOf } from '../support/failure-of.js';
import { json, startServer } from '../support/scripted-server.js';
import { benchPerTest, requestsTo, type Bench } from './support/bench.js';

const number = '+493023125101';

function talk(bench: Bench): string {
  const { pbx } = bench.pbx;
  const { callid, id } = pbx.ring(number, ['10']);
  bench.effects.advance(4_000);
  pbx.answer(callid);
  bench.effects.advance(20_000);
  pbx.transfer(callid, '11');
  bench.effects.advance(5_000);
  pbx.answer(callid);
  bench.effects.advance(40_000);
  pbx.hangUp(callid);
  return id;
}

describe('recordings', () => {
  const bench = benchPerTest();
  const find = async (client: ThreeCx): Promise<readonly { id: RecordingId; extension?: string; number?: string; direction?: string }[]> => {
    const found = await client.findRecordings({ since: bench.effects.now().subtract({ hours: 1 }) });
    return found.kind === 'listed' ? found.recordings : assert.fail(found.kind);
  };

  it('are found some time after the end of the call, with who spoke', async () => {
    const client = bench.client();
    talk(bench);
    assert.deepEqual(await find(client), []);
    bench.effects.advance(5_000);
    const [recording] = await find(client);
    assert.deepEqual([recording?.direction, recording?.extension, recording?.number], ['inbound', '11', number]);
    assert.equal(client.capabilities().recordings, 'on');
  });

  it('are sound, with type and length, as a stream', async () => {
    const client = bench.client();
    talk(bench);
    bench.effects.advance(5_000);
    const opened = await client.openRecording((await find(client))[0]!.id);
    if (opened.kind !== 'opened') assert.fail(opened.kind);
    const sound = await buffer(opened.body);
    assert.deepEqual([opened.contentType, opened.length, sound.subarray(0, 4).toString()], ['audio/x-wav', sound.length, 'RIFF']);
  });

  it('that are not there yet, or not any more, are no fault', async () => {
    assert.deepEqual(await bench.client().openRecording('4711' as RecordingId), { kind: 'not_there' });
    assert.deepEqual(await bench.client().openRecording('../Users' as RecordingId), { kind: 'not_there' });
    assert.equal(requestsTo(bench, 'Users'), 0);
  });

  it('are opened with a new token when the old one has ended', async () => {
    const client = bench.client();
    talk(bench);
    bench.effects.advance(5_000);
    const [recording] = await find(client);
    bench.pbx.tokens.expire();
    const opened = await client.openRecording(recording!.id);
    assert.ok(opened.kind === 'opened' && (await buffer(opened.body)).length > 44);
    assert.equal(bench.logins(), 2);
  });

  it('are not what a proxy\'s page says instead', async () => {
    bench.pbx.faults.add({ kind: 'html', path: 'DownloadRecording' });
    assert.equal((await failureOf(bench.client().openRecording('1' as RecordingId))).code, 'upstream_unreadable');
  });

  it('are told to be out of reach when the telephone system is down', async () => {
    bench.pbx.faults.add({ kind: 'status', status: 502, path: 'DownloadRecording' });
    assert.deepEqual([(await failureOf(bench.client().openRecording('1' as RecordingId))).code], ['upstream_failed']);
    bench.pbx.faults.clear();
    bench.pbx.faults.add({ kind: 'hang', path: 'DownloadRecording' });
    assert.deepEqual([(await failureOf(bench.client().openRecording('1' as RecordingId))).code], ['upstream_timeout']);
  });

  it('are read page by page to the end', async () => {
    for (let count = 0; count < 205; count += 1) {
      const { callid } = bench.pbx.pbx.ring(number, ['10']);
      bench.pbx.pbx.answer(callid);
      bench.pbx.pbx.hangUp(callid);
    }
    bench.effects.advance(5_000);
    const found = await find(bench.client());
    assert.deepEqual([found.length, new Set(found.map(({ id }) => id)).size, requestsTo(bench, 'Recordings')], [205, 205, 3]);
  });
});

describe('the call log', () => {
  const bench = benchPerTest();
  const log = async (): Promise<Extract<Awaited<ReturnType<ThreeCx['callLog']>>, { kind: 'listed' }>['calls']> => {
    const listed = await bench.client().callLog({ since: bench.effects.now().subtract({ hours: 1 }) });
    return listed.kind === 'listed' ? listed.calls : assert.fail(listed.kind);
  };

  it('is one entry for a call that was put through, with who spoke last and all its talking', async () => {
    talk(bench);
    const [call, ...others] = await log();
    assert.deepEqual([call?.direction, call?.extension, call?.number, call?.answered, call?.ringingSeconds, call?.talkingSeconds], ['inbound', '11', number, 'yes', 9, 60]);
    assert.deepEqual([others.length, call?.recordings, call?.extensions], [0, ['1'], ['10', '11']]);
  });

  it('knows a missed call and one that nobody outside answered', async () => {
    bench.pbx.pbx.hangUp(bench.pbx.pbx.ring(number, ['11']).callid);
    bench.effects.advance(60_000);
    bench.pbx.pbx.hangUp(bench.pbx.pbx.dial('12', number).call.callid);
    assert.deepEqual((await log()).map(({ direction, extension, answered }) => [direction, extension, answered]), [['outbound', '12', 'no'], ['inbound', '11', 'no']]);
  });

  it('is not believed when it has another shape', async () => {
    const server = await startServer(({ url }) => json(url.includes('token') ? { access_token: 't', expires_in: 60 } : { value: [{ StartTime: 'gestern', MainCallHistoryId: '1' }] }));
    const client = bench.client({ settings: { ...bench.settings, baseUrl: `${server.url}/` } });
    assert.equal((await failureOf(client.callLog({ since: bench.effects.now() }))).code, 'upstream_unreadable');
    await server.close();
  });
});
