import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { callStatus } from '../../../src/sync/telephony/call-status.js';
import { recordCall } from '../../../src/sync/telephony/record-call.js';
import { startCall, type CallOrder, type StartResult } from '../../../src/sync/telephony/start-call.js';
import { tellOfCall } from '../../../src/sync/telephony/tell-of-call.js';
import { report } from '../../domain/telephony/support.js';
import { scriptedThreeCx, Workbench } from './support/workbench.js';

const click = (facts: Partial<CallOrder> = {}): CallOrder => ({ extension: '11', number: '030 23125-101', entity: null, by: 'person', ...facts });
const lead = (leadId: string, number = '0171 3920001'): CallOrder => click({ number, by: { kind: 'automatic', leadId } });
const idOf = (result: StartResult): string => ('id' in result ? result.id : '');

describe('calling out', () => {
  let bench: Workbench;
  let threecx: ReturnType<typeof scriptedThreeCx>;
  beforeEach(async () => {
    bench = await Workbench.start();
    threecx = scriptedThreeCx();
    bench.threecx = threecx;
    // A Monday at ten in Berlin.
    bench.effects.advance(Temporal.Instant.from('2030-03-04T09:00:00Z').epochMilliseconds - bench.now.epochMilliseconds);
  });
  afterEach(() => bench.stop());

  it('dials E.164 from the extension, and says under which id the hub knows it', async () => {
    const result = await startCall(bench.context, click());
    assert.equal(result.kind, 'started');
    assert.deepEqual(threecx.dialled, [{ extension: '11', number: '+493023125101' }]);
    const { status, direction, number, extension } = await callStatus(bench.context, idOf(result));
    assert.deepEqual([status, direction, number, extension], ['unknown', 'outbound', '+493023125101', '11']);
  });

  for (const [number, words] of [['110', /Notruf/], ['0900 5123456', /Sonderrufnummer/], ['4711', /keine vollständige/]] as const) {
    it(`refuses ${number} and journals nothing`, async () => {
      await assert.rejects(startCall(bench.context, click({ number })), { code: 'invalid', message: words });
      assert.deepEqual([threecx.dialled, await bench.ledger.journal({ limit: 9 })], [[], []]);
    });
  }

  it('takes a second click within half a minute for the same call, and a later one for another', async () => {
    const first = await startCall(bench.context, click());
    assert.deepEqual(await startCall(bench.context, click({ number: '+49 30 23125101' })), { kind: 'same', id: idOf(first) });
    assert.notEqual(idOf(await startCall(bench.context, click({ extension: '12' }))), idOf(first));
    bench.effects.advance(31_000);
    assert.equal((await startCall(bench.context, click())).kind, 'started');
    assert.equal(threecx.dialled.length, 3);
  });

  it('takes two clicks at the same time for one', async () => {
    await Promise.all([startCall(bench.context, click()), startCall(bench.context, click()), startCall(bench.context, click())]);
    assert.equal(threecx.dialled.length, 1);
  });

  it('does not dial any more when it comes to that too late; a lead is tried anew', async () => {
    const { hub, ...others } = bench.context;
    const acquire: typeof hub.locks.acquire = (key) => {
      bench.effects.advance(25_000);
      return hub.locks.acquire(key);
    };
    const halting = { ...others, hub: { ...hub, locks: { ...hub.locks, acquire } } };
    for (const order of [click(), lead('l1')]) await assert.rejects(startCall(halting, order), { code: 'unavailable', retryable: true });
    assert.deepEqual(threecx.dialled, []);
    assert.equal((await startCall(bench.context, lead('l1'))).kind, 'started');
    assert.equal(threecx.dialled.length, 1);
  });

  it('rings for a person at any hour, for a lead in the firm\'s', async () => {
    bench.effects.advance(10 * 3_600_000);
    assert.equal((await startCall(bench.context, click())).kind, 'started');
    const later = await startCall(bench.context, lead('l1'));
    assert.ok(later.kind === 'busy' && Math.abs(later.delayMs - 13 * 3_600_000) < 60_000, JSON.stringify(later));
    bench.effects.advance(13 * 3_600_000);
    assert.equal((await startCall(bench.context, lead('l1'))).kind, 'started');
  });

  it('calls a lead once, however often it is asked to', async () => {
    const first = await startCall(bench.context, lead('l1'));
    bench.effects.advance(3_600_000);
    assert.deepEqual(await startCall(bench.context, lead('l1')), { kind: 'same', id: idOf(first) });
    assert.equal(threecx.dialled.length, 1);
  });

  it('calls so many leads a minute and no more, and counts no clicks', async () => {
    bench.set({ automaticPerMinute: 2 });
    await startCall(bench.context, click());
    const kinds = [];
    for (const number of ['0171 3920001', '0171 3920002', '0171 3920003']) kinds.push((await startCall(bench.context, lead(number.slice(-1), number))).kind);
    assert.deepEqual(kinds, ['started', 'started', 'busy']);
    bench.effects.advance(61_000);
    assert.equal((await startCall(bench.context, lead('3', '0171 3920003'))).kind, 'started');
  });

  it('tries a lead again when 3CX has certainly refused, and never when nobody knows', async () => {
    bench.threecx = scriptedThreeCx({ startCall: () => Promise.resolve({ kind: 'refused', reason: 'rejected' }) });
    await assert.rejects(startCall(bench.context, lead('l1')), { code: 'upstream_rejected' });
    bench.threecx = scriptedThreeCx({ startCall: () => Promise.resolve({ kind: 'unknown' }) });
    assert.equal((await startCall(bench.context, lead('l1'))).kind, 'unknown');
    bench.threecx = threecx;
    assert.equal((await startCall(bench.context, lead('l1'))).kind, 'unknown');
    assert.deepEqual(threecx.dialled, []);
  });

  it('rings nobody twice when the process dies while it dials', async () => {
    await bench.crashAfter(({ operation }) => operation === 'intend', () => startCall(bench.context, lead('l1')));
    assert.equal((await startCall(bench.context, lead('l1'))).kind, 'unknown');
    assert.deepEqual(threecx.dialled, []);
  });

  it('knows the call by the telephone system\'s id when it is told of it, and records it once', async () => {
    const id = idOf(await startCall(bench.context, click()));
    const facts = { pbxId: 'pbx-1', direction: 'outbound', extensions: ['11'], speaker: '11' } as const;
    const heard = [
      await tellOfCall(bench.context, report('callcontrol', 'pbx-1', { from: 100, ...facts })),
      await tellOfCall(bench.context, report('callcontrol', 'pbx-1', { from: 100, to: 160, ...facts })),
    ];
    assert.deepEqual(heard, [{ id, news: 'started' }, { id, news: 'ended' }]);
    await recordCall(bench.context, id);
    assert.deepEqual(bench.all('Call').map(({ cCallId, direction }) => [cCallId, direction]), [[id, 'Outbound']]);
    assert.equal((await callStatus(bench.context, id)).status, 'ended');
  });

  it('tells the live phase while it lasts, and that it knows nothing when 3CX does not answer', async () => {
    const id = idOf(await startCall(bench.context, click()));
    bench.threecx = scriptedThreeCx({ callState: () => Promise.resolve({ kind: 'live', phase: 'ringing' }) });
    assert.equal((await callStatus(bench.context, id)).status, 'ringing');
    bench.threecx = scriptedThreeCx({ callState: () => Promise.reject(new Error('away')) });
    assert.equal((await callStatus(bench.context, id)).status, 'unknown');
    await assert.rejects(callStatus(bench.context, 'nobody'), { code: 'not_found' });
    await assert.rejects(callStatus(bench.context, '../x'), { code: 'not_found' });
  });

  it('says what is missing: a telephone system, an extension', async () => {
    await assert.rejects(startCall(bench.context, click({ extension: undefined })), { code: 'invalid', message: /Nebenstelle/ });
    bench.threecx = undefined;
    await assert.rejects(startCall(bench.context, click()), { code: 'misconfigured' });
  });
});
