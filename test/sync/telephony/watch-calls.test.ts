import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { knownCall } from '../../../src/sync/telephony/call-memory.js';
import type { Heard } from '../../../src/sync/telephony/tell-of-call.js';
import { watchCalls } from '../../../src/sync/telephony/watch-calls.js';
import type { CallChange, LiveCall, ThreeCx, WatchEvent } from '../../../src/systems/threecx/threecx.js';
import { second } from '../../domain/telephony/support.js';
import { scriptedThreeCx, Workbench } from './support/workbench.js';

const at = (seconds: number): Temporal.Instant => Temporal.Instant.from(second(seconds));
const live = (callId: string, facts: Partial<LiveCall> = {}): LiveCall =>
  ({ callId: callId as never, direction: 'inbound', extension: '10', number: '+493023125101', startedAt: at(0), participants: [{ extension: '10', phase: 'connected' }], ...facts });
const change = (kind: 'started' | 'answered' | 'ended', seconds: number, call: LiveCall): CallChange => ({ kind, at: at(seconds), observed: 'live', call });

describe('watching the live calls', () => {
  let bench: Workbench;
  beforeEach(async () => { bench = await Workbench.start(); });
  afterEach(() => bench.stop());

  /** What is heard of these events. */
  async function heardOf(...events: readonly WatchEvent[]): Promise<readonly Heard['news'][]> {
    const heard: Heard[] = [];
    const watch: ThreeCx['watch'] = async (onEvent) => { for (const event of events) await onEvent(event); };
    await watchCalls({ ...bench.context, threecx: scriptedThreeCx({ watch }) }, (one) => { heard.push(one); }, new AbortController().signal);
    return heard.map(({ news }) => news);
  }

  it('tells of start, transfer and end, and not of the answer', async () => {
    const call = live('1');
    const spoken = live('1', { answeredAt: at(5) });
    assert.deepEqual(await heardOf(
      change('started', 0, call), change('answered', 5, spoken), { kind: 'transferred', from: '10', to: '12', at: at(30), observed: 'live', call: spoken }, change('ended', 65, spoken),
    ), ['started', 'transferred', 'ended']);
    const [stored] = await bench.ledger.calls.unrecorded({ before: second(9_999), limit: 9 });
    assert.equal(knownCall(stored!).call.told.callcontrol?.talkSeconds, 60);
  });

  it('tells of a call that was found later only what is certain: at what time at the latest, and not how long', async () => {
    const call: LiveCall = { callId: '1' as never, direction: 'inbound', startedAt: at(0), answeredAt: at(5), participants: [] };
    await heardOf({ ...change('started', 0, call), observed: 'later' }, { ...change('ended', 60, call), observed: 'later' });
    const [stored] = await bench.ledger.calls.unrecorded({ before: second(9_999), limit: 9 });
    const { call: { line, told: { callcontrol } } } = knownCall(stored!);
    assert.deepEqual([line, callcontrol?.started.known, callcontrol?.ended?.known, callcontrol?.talkSeconds, callcontrol?.speaker, callcontrol?.extensions], ['', 'at_latest', 'at_latest', null, null, []]);
  });

  it('hears nothing of calls inside the firm', async () => {
    assert.deepEqual(await heardOf(change('started', 0, live('1', { direction: 'internal' })), change('ended', 9, live('1', { direction: 'internal' }))), []);
  });

  it('ends what ended while nobody listened, and leaves alone what still lasts or ended before', async () => {
    await heardOf(change('started', 0, live('1')), change('started', 1, live('2', { number: '+493023125102' })), change('started', 2, live('3', { number: '+493023125103' })), change('ended', 9, live('3', { number: '+493023125103' })));
    assert.deepEqual(await heardOf({ kind: 'reconciled', at: at(600), live: ['2' as never] }), ['ended']);
    assert.equal((await bench.ledger.calls.open({ before: second(9_999), limit: 9 })).length, 1);
  });

  it('ends at once without a telephone system', async () => {
    await watchCalls({ ...bench.context, threecx: undefined }, () => { assert.fail('nobody calls'); }, new AbortController().signal);
  });
});
