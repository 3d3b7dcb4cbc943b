import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { recordCall } from '../../../src/sync/telephony/record-call.js';
import { sweepCalls } from '../../../src/sync/telephony/sweep-calls.js';
import { tellOfCall } from '../../../src/sync/telephony/tell-of-call.js';
import type { LoggedCall } from '../../../src/systems/threecx/threecx.js';
import { report, second } from '../../domain/telephony/support.js';
import { scriptedThreeCx, Workbench } from './support/workbench.js';

const logged = (logId: string, facts: Partial<LoggedCall> = {}): LoggedCall => ({
  logId, direction: 'inbound', number: '+493023125101', extension: '10', extensions: ['10'], startedAt: Temporal.Instant.from(second(0)), answered: 'yes', ringingSeconds: 5, talkingSeconds: 60, recordings: [], ...facts,
});

describe('the sweep of calls', () => {
  let bench: Workbench;
  beforeEach(async () => {
    bench = await Workbench.start();
    bench.effects.advance(Temporal.Instant.from(second(600)).epochMilliseconds - bench.now.epochMilliseconds);
  });
  afterEach(() => bench.stop());
  const log = (...calls: readonly LoggedCall[]): void => { bench.threecx = scriptedThreeCx({ callLog: () => Promise.resolve({ kind: 'listed', calls }) }); };
  const ended = async (): Promise<readonly string[]> => (await sweepCalls(bench.context)).ended.map(({ call_id: id }) => id);

  it('finds in 3CX\'s own log what no event has told, once, and nothing of calls inside the firm', async () => {
    log(logged('1'), logged('2', { direction: 'internal' }), { ...logged('3', { answered: 'no', talkingSeconds: 0, startedAt: Temporal.Instant.from(second(300)) }), number: '+493023125102' });
    const ids = await ended();
    assert.equal(ids.length, 2);
    for (const id of ids) await recordCall(bench.context, id);
    assert.deepEqual(bench.all('Call').map(({ status, dateEnd }) => [status, dateEnd]).sort(), [['Held', '2026-03-02 10:01:05'], ['Not Held', '2026-03-02 10:05:05']]);
    assert.deepEqual(await ended(), []);
  });

  it('keeps a call of a withheld number that nobody took', async () => {
    log({ logId: '1', direction: 'inbound', extensions: [], startedAt: Temporal.Instant.from(second(0)), answered: 'no', ringingSeconds: 20, talkingSeconds: 0, recordings: [] });
    const [id] = await ended();
    await recordCall(bench.context, id ?? '');
    assert.deepEqual(bench.all('Call').map(({ name, status }) => [name, status]), [['Verpasster Anruf von unbekannt', 'Not Held']]);
  });

  it('takes the log\'s word on a call that the events have told for the same call', async () => {
    const { id } = await tellOfCall(bench.context, report('callcontrol', 'x', { from: 1, to: 64 }));
    log(logged('1'));
    assert.deepEqual(await ended(), [id]);
  });

  for (const [what, threecx] of [
    ['gives its log away to nobody', scriptedThreeCx({ callLog: () => Promise.resolve({ kind: 'not_available' }) })],
    ['does not answer', scriptedThreeCx({ callLog: () => Promise.reject(new Error('away')) })],
    ['has no log', scriptedThreeCx({ capabilities: () => ({ calls: 'on', events: 'on', recordings: 'on', call_log: 'off' }), callLog: () => assert.fail('there is none') })],
    ['is not there', undefined],
  ] as const) {
    it(`goes on with what the ledger knows when 3CX ${what}`, async () => {
      const { id } = await tellOfCall(bench.context, report('webhook', 'x', { from: 0, to: 90 }));
      bench.threecx = threecx;
      assert.deepEqual(await ended(), [id]);
    });
  }
});
