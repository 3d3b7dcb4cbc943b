import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Temporal } from 'temporal-polyfill';
import type { RecordingSettings } from '../../../src/hub/settings/settings.js';
import { fetchRecording } from '../../../src/sync/telephony/fetch-recording.js';
import { deleteOldRecordings, deleteRecordingsOf, openRecording } from '../../../src/sync/telephony/keep-recordings.js';
import { recordCall } from '../../../src/sync/telephony/record-call.js';
import type { RecordingContext } from '../../../src/sync/telephony/recording-context.js';
import { sweepCalls } from '../../../src/sync/telephony/sweep-calls.js';
import { tellOfCall } from '../../../src/sync/telephony/tell-of-call.js';
import { createRecordings } from '../../../src/systems/recordings/create-recordings.js';
import type { FoundRecording, ThreeCx } from '../../../src/systems/threecx/threecx.js';
import { report, second } from '../../domain/telephony/support.js';
import { scriptedThreeCx, Workbench } from './support/workbench.js';

const settings: RecordingSettings = { fetch: true, key: randomBytes(32).toString('base64'), days: 90, bucket: undefined };
const found = (facts: Partial<FoundRecording> = {}): FoundRecording =>
  ({ id: 'r1' as never, direction: 'inbound', extension: '10', number: '030 23125101', startedAt: Temporal.Instant.from(second(4)), ...facts });
const audio = randomBytes(100_000);

describe('the recording of a call', () => {
  let bench: Workbench;
  let varDir: string;
  let id: string;
  beforeEach(async () => {
    varDir = await mkdtemp(join(tmpdir(), 'recordings-'));
    bench = await Workbench.start();
    bench.set({ recordings: settings });
    bench.effects.advance(Temporal.Instant.from(second(95)).epochMilliseconds - bench.now.epochMilliseconds);
    bench.person('Lead', { lastName: 'Vermieter', phoneNumber: '+493023125101' });
    ({ id } = await tellOfCall(bench.context, report('callcontrol', 'x', { from: 0, to: 90 })));
  });
  afterEach(async () => {
    await bench.stop();
    await rm(varDir, { recursive: true });
  });
  const context = (): RecordingContext => ({ ...bench.context, recordings: createRecordings(settings, { varDir, effects: bench.context.hub.effects }) });
  const withRecordings = (...recordings: readonly FoundRecording[]): ThreeCx => scriptedThreeCx({
    findRecordings: () => Promise.resolve({ kind: 'listed', recordings }),
    openRecording: (which) => Promise.resolve({ kind: 'opened', contentType: 'audio/x-wav', length: audio.length, body: Readable.from([Buffer.from(which), audio.subarray(2)]) }),
  });
  const played = async (): Promise<Buffer> => {
    const { recording, contentType } = await openRecording(context(), id);
    assert.equal(contentType, 'audio/x-wav');
    return buffer(recording.read(0, recording.bytes - 1));
  };

  it('is waited for, kept, linked on the CRM\'s record and played', async () => {
    assert.ok('recording' in await recordCall(bench.context, id));
    bench.threecx = withRecordings();
    assert.deepEqual(await fetchRecording(context(), id), { kind: 'busy', delayMs: 15_000 });
    bench.threecx = withRecordings(found());
    assert.deepEqual(await fetchRecording(context(), id), { kind: 'stored', call_id: id });
    assert.ok((await played()).subarray(2).equals(audio.subarray(2)));
    assert.match(String(bench.all('Call')[0]?.['cRecordingUrl']), new RegExp(`^http://127\\.0\\.0\\.1:1880/3cx/calls/${id}/recording$`));
    assert.deepEqual([(await fetchRecording(context(), id)).kind, bench.all('Call').length], ['stored', 1]);
  });

  it('is the one of this number nearest in time, and no other\'s', async () => {
    bench.threecx = withRecordings(
      found({ id: 'no' as never, number: '0171 3920001' }), found({ id: 'ot' as never, direction: 'outbound' }),
      found({ id: 'fa' as never, startedAt: Temporal.Instant.from(second(80)) }), found({ id: 'ok' as never, startedAt: Temporal.Instant.from(second(6)) }),
    );
    await fetchRecording(context(), id);
    assert.equal((await played()).subarray(0, 2).toString(), 'ok');
  });

  it('is not that of a call of the same number on another extension, while the own one is not there yet', async () => {
    bench.threecx = withRecordings(found({ extension: '11' }));
    assert.equal((await fetchRecording(context(), id)).kind, 'busy');
    bench.threecx = withRecordings(found({ id: 'no' as never, extension: '11' }), found({ id: 'ok' as never, extension: '10', startedAt: Temporal.Instant.from(second(8)) }));
    await fetchRecording(context(), id);
    assert.equal((await played()).subarray(0, 2).toString(), 'ok');
  });

  it('is not that of a parallel call that withheld its number, nor the other way round', async () => {
    bench.threecx = withRecordings({ id: 'r1' as never, direction: 'inbound', extension: '10', startedAt: Temporal.Instant.from(second(1)) });
    assert.equal((await fetchRecording(context(), id)).kind, 'busy');
    const withheld = await tellOfCall(bench.context, report('callcontrol', 'y', { from: 2, to: 90, number: '' }));
    bench.threecx = withRecordings(found());
    assert.equal((await fetchRecording(context(), withheld.id)).kind, 'busy');
  });

  it('is the one that 3CX gives by the call itself, of which it tells nothing else', async () => {
    bench.threecx = withRecordings({ id: 'r1' as never, callId: 'x' as never });
    assert.deepEqual(await fetchRecording(context(), id), { kind: 'stored', call_id: id });
  });

  it('is not waited for longer than a day', async () => {
    bench.threecx = withRecordings();
    bench.effects.advance(25 * 3_600_000);
    assert.equal((await fetchRecording(context(), id)).kind, 'none');
  });

  for (const [what, closed] of [
    ['does not show it', { findRecordings: () => Promise.resolve({ kind: 'not_available' as const }) }],
    ['shows it and does not give it away', { openRecording: () => Promise.resolve({ kind: 'not_available' as const }) }],
  ] as const) {
    it(`is waited for where 3CX ${what}, and taken once the hub may have it`, async () => {
      bench.threecx = { ...withRecordings(found()), ...closed };
      assert.equal((await fetchRecording(context(), id)).kind, 'busy');
      bench.threecx = withRecordings(found());
      assert.equal((await fetchRecording(context(), id)).kind, 'stored');
    });
  }

  it('is found missing by the sweep while it is wanted, for a day, and of calls that somebody answered', async () => {
    await tellOfCall(bench.context, report('callcontrol', 'missed', { from: 0, to: 20, number: '+493023125102', answered: 'no' }));
    assert.deepEqual((await sweepCalls(bench.context)).recordings, [{ call_id: id }]);
    bench.threecx = withRecordings(found());
    await fetchRecording(context(), id);
    assert.deepEqual((await sweepCalls(bench.context)).recordings, []);
    const { id: later } = await tellOfCall(bench.context, report('callcontrol', 'z', { from: 0, to: 60, number: '+493023125103' }));
    bench.set({ recordings: { ...settings, fetch: false } });
    assert.deepEqual((await sweepCalls(bench.context)).recordings, []);
    bench.set({ recordings: settings });
    assert.deepEqual((await sweepCalls(bench.context)).recordings, [{ call_id: later }]);
    bench.effects.advance(25 * 3_600_000);
    assert.deepEqual((await sweepCalls(bench.context)).recordings, []);
  });

  it('is asked for by the call itself where 3CX has named it, and taken without a time of its own', async () => {
    const asked: unknown[] = [];
    const { id: named } = await tellOfCall(bench.context, report('callcontrol', 'y', { from: 10, to: 90, pbxId: 'pbx-7', number: '+493023125102' }));
    const untimed: FoundRecording = { id: 'r1' as never, direction: 'inbound', extension: '10', number: '+493023125102' };
    bench.threecx = { ...withRecordings(), findRecordings: (query) => { asked.push(query.callId); return Promise.resolve({ kind: 'listed', recordings: [untimed] }); } };
    assert.equal((await fetchRecording(context(), named)).kind, 'stored');
    assert.deepEqual(asked, ['pbx-7']);
  });

  it('is, of a call that withheld its number, the one of who took part, and none that names nobody', async () => {
    const { id: withheld } = await tellOfCall(bench.context, report('callcontrol', 'y', { from: 2, to: 90, number: '' }));
    const one = { direction: 'inbound', startedAt: Temporal.Instant.from(second(4)) } as const;
    bench.threecx = withRecordings({ id: 'r1' as never, ...one });
    assert.equal((await fetchRecording(context(), withheld)).kind, 'busy');
    bench.threecx = withRecordings({ id: 'r1' as never, ...one }, { id: 'r2' as never, ...one, extension: '10' });
    assert.equal((await fetchRecording(context(), withheld)).kind, 'stored');
  });

  it('is taken by its number where 3CX says nothing of who took part', async () => {
    bench.threecx = withRecordings({ id: 'r1' as never, direction: 'inbound', number: '030 23125101' }, found({ id: 'no' as never, direction: 'outbound' }));
    assert.equal((await fetchRecording(context(), id)).kind, 'stored');
  });

  it('is waited for while the call lasts', async () => {
    const { id: running } = await tellOfCall(bench.context, report('callcontrol', 'y', { from: 60, number: '+493023125102' }));
    bench.threecx = withRecordings();
    assert.equal((await fetchRecording(context(), running)).kind, 'busy');
  });

  it('is none of a call that nobody knows', async () => {
    bench.threecx = withRecordings();
    assert.deepEqual(await fetchRecording(context(), 'nobody'), { kind: 'unknown', call_id: 'nobody' });
    await assert.rejects(openRecording(context(), '../x'), { code: 'not_found' });
  });

  it('is never looked for in the night where the firm keeps none', async () => {
    bench.set({ recordings: undefined });
    assert.deepEqual(await deleteOldRecordings(context()), { kind: 'deleted', recordings: 0 });
  });

  it('is fetched again when it came in part only', async () => {
    bench.threecx = { ...withRecordings(found()), openRecording: () => Promise.resolve({ kind: 'opened', contentType: 'audio/x-wav', length: 99, body: Readable.from([Buffer.from('ab')]) }) };
    assert.equal((await fetchRecording(context(), id)).kind, 'busy');
    await assert.rejects(openRecording(context(), id), { code: 'not_found' });
  });

  it('is not fetched unless the firm wants it', async () => {
    bench.set({ recordings: { ...settings, fetch: false } });
    bench.threecx = withRecordings(found());
    assert.equal((await fetchRecording(context(), id)).kind, 'off');
    const result = await recordCall(bench.context, id);
    assert.ok('recording' in result && !result.recording);
  });

  it('goes when its time is over, also after the firm has stopped to record, and its link with it', async () => {
    bench.threecx = withRecordings(found());
    await fetchRecording(context(), id);
    bench.set({ recordings: { ...settings, fetch: false } });
    bench.effects.advance(89 * 24 * 3_600_000);
    assert.deepEqual(await deleteOldRecordings(context()), { kind: 'deleted', recordings: 0 });
    bench.effects.advance(2 * 24 * 3_600_000);
    assert.deepEqual(await deleteOldRecordings(context()), { kind: 'deleted', recordings: 1 });
    await assert.rejects(openRecording(context(), id), { code: 'not_found' });
    assert.ok(!bench.all('Call')[0]?.['cRecordingUrl']);
    bench.set({ recordings: settings });
    assert.equal((await fetchRecording(context(), id)).kind, 'deleted');
  });

  it('goes when the person wishes so, and nobody else\'s does', async () => {
    bench.threecx = withRecordings(found());
    await fetchRecording(context(), id);
    const lead = String(bench.all('Lead')[0]?.['id']);
    assert.equal((await deleteRecordingsOf(context(), { type: 'Lead', id: 'another' })).recordings, 0);
    assert.equal((await deleteRecordingsOf(context(), { type: 'Lead', id: lead })).recordings, 1);
    await assert.rejects(openRecording(context(), id), { code: 'not_found' });
  });
});
