import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { callStatus } from '../../../src/sync/telephony/call-status.js';
import { recordCall } from '../../../src/sync/telephony/record-call.js';
import { startCall, type CallOrder } from '../../../src/sync/telephony/start-call.js';
import { sweepCalls } from '../../../src/sync/telephony/sweep-calls.js';
import { tellOfCall } from '../../../src/sync/telephony/tell-of-call.js';
import { report } from '../../domain/telephony/support.js';
import { scriptedThreeCx, Workbench } from './support/workbench.js';

const lead = (leadId: string): CallOrder => ({ extension: '11', number: '0171 3920001', entity: null, by: { kind: 'automatic', leadId } });
const click: CallOrder = { extension: '11', number: '030 23125-101', entity: null, by: 'person' };

describe('a call, when something comes in between', () => {
  let bench: Workbench;
  beforeEach(async () => {
    bench = await Workbench.start();
    bench.threecx = scriptedThreeCx();
    // A Monday at ten in Berlin.
    bench.effects.advance(Temporal.Instant.from('2030-03-04T09:00:00Z').epochMilliseconds - bench.now.epochMilliseconds);
  });
  afterEach(() => bench.stop());

  describe('its record in the CRM', () => {
    let id: string;
    beforeEach(async () => { ({ id } = await tellOfCall(bench.context, report('webhook', 'w', { from: 0, to: 90 }))); });
    const record = () => bench.all('Call')[0];
    const edit = (fields: object): void => { bench.sandbox.espocrm.persons.edit('Call', String(record()?.['id']), fields as never); };
    /** A second source says that it began later. */
    const tellMore = (): Promise<unknown> => tellOfCall(bench.context, report('template', 't', { from: 5, to: 95 }));

    it('is one when two workers take it at once', async () => {
      const kinds = (await Promise.all([recordCall(bench.context, id), recordCall(bench.context, id)])).map(({ kind }) => kind);
      assert.deepEqual([kinds.sort(), bench.all('Call').length], [['busy', 'recorded'], 1]);
    });

    it('keeps what somebody types in the very second in which the hub adds to it', async () => {
      await recordCall(bench.context, id);
      await tellMore();
      let looks = 0;
      bench.before(({ operation }) => operation === 'GET Call' && (looks += 1) === 2, () => { edit({ dateStart: '2026-03-02 09:59:00' }); });
      await assert.rejects(recordCall(bench.context, id), { code: 'conflict', retryable: true });
      await recordCall(bench.context, id);
      assert.equal(record()?.['dateStart'], '2026-03-02 09:59:00');
    });

    it('is given up when somebody deletes it in that moment, for good', async () => {
      await recordCall(bench.context, id);
      await tellMore();
      bench.before(({ operation }) => operation === 'PUT Call', () => { bench.sandbox.espocrm.persons.remove('Call', String(record()?.['id'])); });
      assert.equal((await recordCall(bench.context, id)).kind, 'deleted');
      await tellOfCall(bench.context, report('log', 'l', { from: 6, to: 96 }));
      assert.deepEqual([(await recordCall(bench.context, id)).kind, bench.all('Call')], ['deleted', []]);
    });

    it('is left as it is when somebody has entered all of it otherwise', async () => {
      await recordCall(bench.context, id);
      edit({ name: 'Räumung', dateStart: '2026-03-02 08:00:00', dateEnd: '2026-03-02 08:30:00', description: 'Notiz', status: 'Planned', direction: 'Outbound' });
      const before = record();
      await tellMore();
      assert.deepEqual([(await recordCall(bench.context, id)).kind, record()], ['unchanged', before]);
    });

    it('is a person\'s to choose when there are two of it after a crash', async () => {
      await bench.crashAfter(({ operation }) => operation === 'POST Call', () => recordCall(bench.context, id));
      bench.person('Call', { name: 'Kopie', dateStart: '2026-03-02 10:00:00', dateEnd: '2026-03-02 10:01:00', cCallId: id, assignedUserId: bench.context.notifyUserId });
      await assert.rejects(recordCall(bench.context, id), { code: 'conflict', message: /mehrfach/ });
      assert.equal(bench.all('Call').length, 2);
    });

    it('waits for a CRM that is away, and the ledger says why', async () => {
      bench.sandbox.espocrm.faults.add({ method: 'POST', path: 'Call', kind: 'status', status: 503 });
      await assert.rejects(recordCall(bench.context, id), { code: 'upstream_failed' });
      const [run] = [...bench.ledgerState.runs.values()].slice(-1);
      assert.match(run?.ended?.outcome.error ?? '', /EspoCRM, POST Call/);
      bench.sandbox.espocrm.faults.clear();
      assert.equal((await recordCall(bench.context, id)).kind, 'recorded');
    });

    it('of a withheld number that no extension took is nobody\'s and goes to the one who hears of everything', async () => {
      const { id: withheld } = await tellOfCall(bench.context, report('callcontrol', 'x', { from: 900, to: 920, number: '', extensions: [], speaker: null, answered: 'no' }));
      await recordCall(bench.context, withheld);
      const { assignedUserId, parentId, name } = record() ?? {};
      assert.deepEqual([assignedUserId, parentId ?? null, name], [bench.sandbox.connection.espocrm.notifyUserId, null, 'Verpasster Anruf von unbekannt']);
    });

    it('leaves the task of a missed call to be made when the CRM refuses it, be it as a duplicate', async () => {
      bench.person('Lead', { accountName: 'Hausverwaltung Nord', phoneNumber: '+493023125109' });
      const { id: missed } = await tellOfCall(bench.context, report('webhook', 'm', { from: 900, to: 920, number: '+493023125109', answered: 'no' }));
      bench.sandbox.espocrm.faults.add({ method: 'POST', path: '/Task$', kind: 'status', status: 409, headers: { 'X-Status-Reason': 'duplicate' }, body: '[]', times: 1 });
      await assert.rejects(recordCall(bench.context, missed), { code: 'upstream_rejected' });
      await recordCall(bench.context, missed);
      assert.deepEqual(bench.all('Task').map(({ name }) => name), ['Rückruf: Hausverwaltung Nord']);
    });
  });

  describe('an order', () => {
    it('that came to no call is none in the CRM', async () => {
      const ordered = await startCall(bench.context, click);
      assert.ok('id' in ordered);
      bench.effects.advance(13 * 3_600_000);
      assert.deepEqual((await sweepCalls(bench.context)).ended, [{ call_id: ordered.id }]);
      assert.deepEqual([(await recordCall(bench.context, ordered.id)).kind, bench.all('Call')], ['no_call', []]);
      assert.deepEqual((await sweepCalls(bench.context)).ended, []);
    });

    it('is not taken for the call that has just come in from that number', async () => {
      const at = (bench.now.epochMilliseconds - Temporal.Instant.from('2026-03-02T10:00:00Z').epochMilliseconds) / 1_000;
      const heard = await tellOfCall(bench.context, report('callcontrol', 'in', { from: at - 5, to: at - 1 }));
      const ordered = await startCall(bench.context, click);
      assert.equal(ordered.kind, 'started');
      assert.notEqual('id' in ordered && ordered.id, heard.id);
    });

    it('of two leads at the same time rings one after the other', async () => {
      const kinds = (await Promise.all(['l1', 'l2'].map((each) => startCall(bench.context, lead(each))))).map(({ kind }) => kind);
      assert.deepEqual(kinds.sort(), ['busy', 'started']);
      assert.equal((await startCall(bench.context, { ...lead('l2'), number: '0171 3920002' })).kind, 'started');
    });

    it('of a lead needs the firm\'s hours', async () => {
      bench.set({ hours: 'immer' });
      await assert.rejects(startCall(bench.context, lead('l1')), { code: 'misconfigured', message: /TELEPHONY_HOURS/ });
    });
  });

  describe('its state', () => {
    it('says that an order was refused, and of one on its way that it is ordered', async () => {
      bench.threecx = scriptedThreeCx({ startCall: () => Promise.resolve({ kind: 'refused', reason: 'unknown_extension' }) });
      await assert.rejects(startCall(bench.context, click), { code: 'invalid', message: /Diese Nebenstelle gibt es nicht/ });
      const [row] = await bench.ledger.journal({ limit: 1 });
      assert.equal((await callStatus(bench.context, row?.recordId ?? '')).status, 'refused');
      bench.threecx = scriptedThreeCx();
      const ordered = await startCall(bench.context, click);
      bench.threecx = undefined;
      assert.equal((await callStatus(bench.context, 'id' in ordered ? ordered.id : '')).status, 'ordered');
    });

    it('is the telephone system\'s word on a call that lasts, and unknown where there is none', async () => {
      const { id } = await tellOfCall(bench.context, report('callcontrol', 'x', { from: 0, pbxId: 'pbx-9' }));
      for (const [state, status] of [[{ kind: 'ended', answered: 'yes' }, 'ended'], [{ kind: 'gone' }, 'unknown']] as const) {
        bench.threecx = scriptedThreeCx({ callState: () => Promise.resolve(state) });
        assert.equal((await callStatus(bench.context, id)).status, status);
      }
      bench.threecx = undefined;
      assert.equal((await callStatus(bench.context, id)).status, 'unknown');
    });
  });

  it('is news when it starts, when it is put through and when it ends, and no news when that is told again', async () => {
    const tell = async (facts: Parameters<typeof report>[2]): Promise<string> => (await tellOfCall(bench.context, report('callcontrol', 'x', facts))).news;
    const started = { from: 0 };
    const transferred = { from: 0, extensions: ['10', '12'], speaker: '12', transferred: true };
    assert.deepEqual([await tell(started), await tell(started), await tell(transferred), await tell(transferred)], ['started', 'nothing', 'transferred', 'nothing']);
    assert.equal(await tell({ ...transferred, to: 90 }), 'ended');
  });
});
