import assert from 'node:assert/strict';
import type { StoredCall, ToldCall } from '../../../src/hub/ledger/calls/call-store.js';
import type { Ledger, Run } from '../../../src/hub/ledger/ledger.js';
import { manualEffects } from '../support/manual-effects.js';
import type { LedgerUnderTest } from './ledger-contract.js';

const line = '+493023125101';
const told = (id: string, facts: Partial<ToldCall> = {}): ToldCall =>
  ({ id, line, startedAt: '2026-03-01T12:00:00Z', isOver: false, told: { sources: { webhook: { number: '030 23125101', list: [1, { x: null }] } } }, order: null, ...facts });
const ids = (calls: readonly { readonly id: string }[]): string[] => calls.map(({ id }) => id);
const late = '2026-03-02T00:00:00Z';

/** What the calls and the phone book of every ledger must do, whatever it stands on. */
export function callContract(name: string, subject: () => LedgerUnderTest): void {
  describe(`the calls of the ledger on ${name}`, function () {
    this.timeout(60_000);
    let ledger: Ledger;
    const keep = (call: ToldCall, names: readonly string[] = []): Promise<readonly StoredCall[]> =>
      ledger.calls.tell({ line: call.line, since: '2026-02-28T12:00:00Z', names }, (calls) => ({ keep: { call, names }, answer: calls }));
    const begin = async (id: string): Promise<Run> => (await ledger.beginRun({ kind: 'call', recordId: id, trigger: 'call.ended', actor: 'Hub' })).run;

    beforeEach(async () => {
      await subject().forget();
      ledger = await subject().open(manualEffects());
    });
    afterEach(() => ledger.close());

    it('give back what was told, with nothing kept of it yet', async () => {
      const call = told('c1', { order: { at: '2026-03-01T11:59:59.5Z', by: 'automatic' } });
      await keep(call);
      assert.deepEqual(await ledger.calls.read('c1'), {
        ...call, startedAt: '2026-03-01T12:00:00.000Z', order: { at: '2026-03-01T11:59:59.500Z', by: 'automatic' }, revision: 1, recordedRevision: 0, crm: null, recording: null, recordingAt: null,
      });
      assert.equal(await ledger.calls.read('c2'), undefined);
    });

    it('show whoever tells of a line its calls since then, oldest first, and those that bear a name, wherever they are', async () => {
      await keep(told('later', { startedAt: '2026-03-01T13:00:00Z' }));
      await keep(told('earlier'));
      await keep(told('long ago', { startedAt: '2026-01-01T12:00:00Z' }));
      await keep(told('elsewhere', { line: '+493023125102', startedAt: '2026-03-01T14:00:00Z' }), ['webhook:7', 'pbx:7']);
      assert.deepEqual(ids(await keep(told('new'), ['webhook:7'])), ['earlier', 'later', 'elsewhere']);
      assert.deepEqual(ids(await keep(told('other', { line: '' }), ['webhook:8'])), []);
    });

    it('keep nothing when there is nothing to keep', async () => {
      assert.equal(await ledger.calls.tell({ line, since: late, names: [] }, () => ({ answer: 42 })), 42);
      assert.deepEqual(await ledger.calls.open({ before: late, limit: 9 }), []);
    });

    it('leave a name with the call that had it first', async () => {
      await keep(told('c1'), ['webhook:7']);
      await keep(told('c2'), ['webhook:7', 'webhook:8']);
      const named = (each: string): Promise<readonly string[]> => ledger.calls.tell({ line: 'another', since: late, names: [each] }, (calls) => ({ answer: ids(calls) }));
      assert.deepEqual([await named('webhook:7'), await named('webhook:8'), await named('webhook:9')], [['c1'], ['c2'], []]);
    });

    it('let one at a time tell of a line', async () => {
      const tellOnce = (id: string): Promise<string> => ledger.calls.tell({ line, since: '2026-02-28T12:00:00Z', names: [] },
        (calls) => (calls[0] ? { answer: calls[0].id } : { keep: { call: told(id), names: [] }, answer: id }));
      const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => tellOnce(`c${index}`)));
      assert.equal(new Set(answers).size, 1);
    });

    it('keep what runs have made of a call when more is told of it, and count its revisions', async () => {
      await keep(told('c1'));
      await ledger.calls.commit(await begin('c1'), { call: { crm: { state: 'linked', id: 'crm1' }, recordedRevision: 1, recording: { state: 'stored' }, recordingAt: '2026-03-01T12:05:00Z' } });
      await keep(told('c1', { isOver: true }));
      const call = await ledger.calls.read('c1');
      assert.deepEqual([call?.revision, call?.recordedRevision, call?.crm, call?.recording, call?.recordingAt, call?.isOver], [2, 1, { state: 'linked', id: 'crm1' }, { state: 'stored' }, '2026-03-01T12:05:00.000Z', true]);
      await ledger.calls.commit(await begin('c1'), { call: { recording: null, recordingAt: null } });
      const emptied = await ledger.calls.read('c1');
      assert.deepEqual([emptied?.recording, emptied?.recordingAt, emptied?.crm], [null, null, { state: 'linked', id: 'crm1' }]);
    });

    it('take nothing from a run that a newer one has relieved', async () => {
      await keep(told('c1'));
      const old = await begin('c1');
      await begin('c1');
      await assert.rejects(ledger.calls.commit(old, { call: { crm: { state: 'closed' } } }), { code: 'lock_lost' });
      assert.equal((await ledger.calls.read('c1'))?.crm, null);
    });

    it('list what the CRM does not know yet, what is not over, and what has a recording', async () => {
      await keep(told('open'));
      await keep(told('over', { isOver: true, startedAt: '2026-03-01T12:10:00Z' }));
      await keep(told('sooner', { isOver: true, startedAt: '2026-03-01T12:05:00Z' }));
      await keep(told('known', { isOver: true }));
      await ledger.calls.commit(await begin('known'), { call: { recordedRevision: 1, crm: { state: 'linked', party: { type: 'Lead', id: 'l1' } }, recordingAt: '2026-03-01T13:00:00Z' } });
      assert.deepEqual(ids(await ledger.calls.unrecorded({ before: late, limit: 9 })), ['sooner', 'over']);
      assert.deepEqual(ids(await ledger.calls.unrecorded({ before: late, limit: 1 })), ['sooner']);
      assert.deepEqual(ids(await ledger.calls.unrecorded({ before: '2026-03-01T12:06:00Z', limit: 9 })), ['sooner']);
      assert.deepEqual(ids(await ledger.calls.open({ before: late, limit: 9 })), ['open']);
      assert.deepEqual(ids(await ledger.calls.withoutRecording({ since: '2026-03-01T12:00:00Z', limit: 2 })).length, 2);
      assert.deepEqual(ids(await ledger.calls.withoutRecording({ since: late, limit: 9 })), []);
      assert.deepEqual(ids(await ledger.calls.withRecording({ before: late, limit: 9 })), ['known']);
      assert.deepEqual(ids(await ledger.calls.withRecording({ before: '2026-03-01T13:00:00Z', limit: 9 })), []);
      assert.deepEqual(ids(await ledger.calls.withRecordingOf({ type: 'Lead', id: 'l1' })), ['known']);
      assert.deepEqual(ids(await ledger.calls.withRecordingOf({ type: 'Lead', id: 'l2' })), []);
    });

    it('count the orders since an instant', async () => {
      await keep(told('c1', { order: { at: '2026-03-01T12:00:00Z', by: 'automatic' } }));
      await keep(told('c2', { order: { at: '2026-03-01T12:01:00Z', by: 'automatic' } }));
      await keep(told('c3', { order: { at: '2026-03-01T12:01:00Z', by: 'person' } }));
      assert.deepEqual(await Promise.all([ledger.calls.ordered('2026-03-01T12:00:00Z', 'automatic'), ledger.calls.ordered('2026-03-01T12:00:30Z', 'automatic'), ledger.calls.ordered(late, 'person')]), [2, 1, 0]);
    });
  });

  describe(`the phone book of the ledger on ${name}`, function () {
    this.timeout(60_000);
    let ledger: Ledger;
    const person = { firstName: 'Änne', lastName: 'Öztürk', company: null, email: 'aenne@post.example' };
    const book = async (entityId: string, numbers: readonly string[]): Promise<void> => {
      const { run } = await ledger.beginRun({ kind: 'beteiligter', recordId: entityId, trigger: 't', actor: 'Hub' });
      await ledger.commit(run, { phones: { entityType: 'CBeteiligte', entityId, person, numbers } });
    };
    beforeEach(async () => {
      await subject().forget();
      ledger = await subject().open(manualEffects());
    });
    afterEach(() => ledger.close());

    it('finds everybody who has a number', async () => {
      await book('b', ['+491713920002', '+493023125101', '+493023125101']);
      await book('a', ['+493023125101']);
      assert.deepEqual(await ledger.phoneBook.find(['+491713920002']), [{ entityType: 'CBeteiligte', entityId: 'b', number: '+491713920002', person }]);
      assert.deepEqual((await ledger.phoneBook.find(['+493023125101', '+4999'])).map(({ entityId }) => entityId), ['a', 'b']);
      assert.deepEqual(await ledger.phoneBook.find([]), []);
    });

    it('forgets numbers that somebody no longer has', async () => {
      await book('b', ['+491713920002']);
      await book('b', []);
      assert.deepEqual(await ledger.phoneBook.find(['+491713920002']), []);
    });
  });
}
