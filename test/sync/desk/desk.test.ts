import assert from 'node:assert/strict';
import type { DeskContext } from '../../../src/sync/desk/context.js';
import { retryBeteiligter, retryLetter } from '../../../src/sync/desk/retry.js';
import { undoWrite } from '../../../src/sync/desk/undo.js';
import { beteiligteView, callsView, journalView, queueView } from '../../../src/sync/desk/views.js';
import { TestRedis } from '../../hub/support/redis-server.js';
import { fakeEvents, fakeLocks, type FakeEvents } from '../../nodes/support/fakes.js';
import { Workbench } from '../beteiligte/support/workbench.js';

const anna = { name: 'anna' };

describe('The dashboard', () => {
  let redis: TestRedis;
  let bench: Workbench;
  let events: FakeEvents;
  let desk: DeskContext;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => { await open(); });
  afterEach(() => bench.stop());

  async function open(writeProtection = false): Promise<void> {
    bench = await Workbench.start(redis, { writeProtection });
    events = fakeEvents();
    const { hub, advoware, espocrm } = bench.context;
    desk = { hub: { ...hub, events, health: () => Promise.resolve({ status: 'ok', dependencies: {} }) }, advoware, espocrm };
  }
  const journal = () => journalView(desk, { search: '' });
  /** A pair whose name has just travelled from the CRM to Advoware, and the row that says so. */
  async function renamed(): Promise<{ id: string; betNr: number; row: string }> {
    const { id, betNr } = await bench.linkedPair();
    bench.editInCrm(id, { lastName: 'Neumann' });
    await bench.sync(id);
    const row = (await journal()).find(({ operation, recordId }) => operation === 'PUT Beteiligte' && recordId === String(betNr));
    assert.ok(row);
    return { id, betNr, row: row.id };
  }

  describe('takes a write back', () => {
    it('where it was written, under the name of who did it, and the next run carries it to the other side', async () => {
      const { id, betNr, row } = await renamed();
      await undoWrite(desk, row, anna);
      assert.equal(bench.advowareOf(betNr)['name'], 'Muster');
      const [newest] = await journal();
      assert.deepEqual([newest?.actor, newest?.operation, newest?.outcome, newest?.after], ['anna', 'PUT Beteiligte', 'done', { name: 'Muster' }]);
      assert.deepEqual(events.emitted.map(({ topic }) => topic), ['vmh.beteiligte.sync_check']);
      await bench.sync(id, 'sync_check', 'manual');
      assert.equal(bench.crm(id)['lastName'], 'Muster');
      assert.equal(bench.advowareOf(betNr)['name'], 'Muster');
    });

    it('also twice: an undo can be undone', async () => {
      const { betNr, row } = await renamed();
      await undoWrite(desk, row, anna);
      const [undo] = await journal();
      assert.ok(undo);
      await undoWrite(desk, undo.id, anna);
      assert.equal(bench.advowareOf(betNr)['name'], 'Neumann');
    });

    it('of the CRM with everything that was not written left alone', async () => {
      const { id, betNr } = await bench.linkedPair({ dateOfBirth: '1980-05-04' });
      bench.sandbox.advoware.store.edit(betNr, { vorname: 'Erica' });
      await bench.sync(id, 'sync_check', 'cron');
      bench.editInCrm(id, { description: 'von Hand' });
      const row = (await journal()).find(({ operation, after }) => operation === 'PUT CBeteiligte' && after['firstName'] === 'Erica');
      await undoWrite(desk, row?.id ?? '', anna);
      const record = bench.crm(id);
      assert.deepEqual([record['firstName'], record['dateOfBirth'], record['description'], record['syncStatus']], ['Erika', '1980-05-04', 'von Hand', 'clean']);
    });

    it('never over a later change of a person', async () => {
      const { betNr, row } = await renamed();
      bench.sandbox.advoware.store.edit(betNr, { name: 'Später' });
      await assert.rejects(undoWrite(desk, row, anna), { code: 'conflict' });
      assert.equal(bench.advowareOf(betNr)['name'], 'Später');
    });

    it('not while a run works on the record', async () => {
      const { id, row } = await renamed();
      const locks = fakeLocks();
      locks.held.add(`sync_lock:cbeteiligte:${id}`);
      await assert.rejects(undoWrite({ ...desk, hub: { ...desk.hub, locks } }, row, anna), { code: 'lock_busy' });
    });

    it('not under write protection', async () => {
      const { row, betNr } = await renamed();
      const advoware = { ...desk.advoware, writeProtected: true, updateBeteiligter: () => Promise.resolve({ kind: 'suppressed' as const }) };
      await assert.rejects(undoWrite({ ...desk, advoware }, row, anna), { code: 'write_protected' });
      assert.equal(bench.advowareOf(betNr)['name'], 'Neumann');
      assert.equal((await journal())[0]?.outcome, 'suppressed');
    });

    it('not of what wrote nothing or cannot be taken back', async () => {
      await bench.linkedPair();
      const created = (await journal()).find(({ operation }) => operation === 'POST Beteiligte');
      assert.equal(typeof created?.fixed, 'string');
      await assert.rejects(undoWrite(desk, created?.id ?? '', anna), { code: 'invalid' });
      await assert.rejects(undoWrite(desk, 'nothing', anna), { code: 'not_found' });
    });
  });

  describe('brings back to life', () => {
    it('a record that sticks: dirty, no tries, an event at once, journaled with the name of who did it', async () => {
      const { id } = await bench.linkedPair();
      bench.editInCrm(id, { syncStatus: 'permanently_failed', syncRetryCount: 5, syncErrorMessage: 'kaputt' });
      await retryBeteiligter(desk, id, anna);
      const record = bench.crm(id);
      assert.deepEqual([record['syncStatus'], record['syncRetryCount'], record['syncErrorMessage'] ?? ''], ['dirty', 0, '']);
      assert.deepEqual(events.emitted.map(({ topic }) => topic), ['vmh.beteiligte.sync_check']);
      assert.equal((await journal())[0]?.actor, 'anna');
      await assert.rejects(retryBeteiligter(desk, 'keiner', anna), { code: 'not_found' });
    });

    it('a dead letter of a topic that exists', async () => {
      const retried: string[] = [];
      events.retryDeadLetter = (topic, letter) => { retried.push(`${topic} ${letter}`); return Promise.resolve(); };
      await retryLetter(desk, { topic: 'vmh.beteiligte.update', id: '7' }, anna);
      assert.deepEqual(retried, ['vmh.beteiligte.update 7']);
      await assert.rejects(retryLetter(desk, { topic: 'nichts', id: '7' }, anna), { code: 'malformed' });
    });
  });

  describe('shows', () => {
    it('Beteiligte by state, and those that need somebody with what to do', async () => {
      const { id } = await bench.linkedPair();
      const other = bench.createNamesakeInCrm();
      bench.editInCrm(id, { syncStatus: 'conflict', syncErrorMessage: 'Bitte prüfen.' });
      const { counts, stuck } = await beteiligteView(desk);
      assert.deepEqual([counts['conflict'], counts['pending_sync'], counts['clean']], [1, 1, 0]);
      assert.deepEqual(stuck.map(({ id: shown, status, message }) => [shown, status, message]), [[id, 'conflict', 'Bitte prüfen.']]);
      assert.ok(!stuck.some(({ id: shown }) => shown === other));
    });

    it('of the journal what was written last, or where the words occur', async () => {
      const { betNr } = await renamed();
      assert.ok((await journal()).length > 1);
      const found = await journalView(desk, { search: 'neumann' });
      assert.ok(found.length > 0 && found.every((row) => JSON.stringify(row).includes('Neumann')));
      assert.ok((await journalView(desk, { search: String(betNr) })).length > 0);
      assert.deepEqual(await journalView(desk, { search: '100 % sicher_nicht' }), []);
    });

    it('the queue of every topic, and each dead letter with the record it is about', async () => {
      events.counts = () => Promise.resolve({ waiting: 1, active: 0, delayed: 2, failed: 1 });
      events.deadLetters = (topic) => Promise.resolve(topic === 'vmh.beteiligte.update'
        ? [{ id: '7', topic, payload: { entity_id: 'a1' }, reason: 'timeout', attempts: 8, failedAt: '2026-01-01T00:00:00Z' }] : []);
      const { queues, dead } = await queueView(desk);
      assert.ok(queues.length > 5 && queues.every(({ waiting, delayed, dead: letters }) => waiting === 1 && delayed === 2 && letters === 1));
      assert.deepEqual(dead.map(({ record, reason }) => [record, reason]), [['a1', 'timeout']]);
    });

    it("the calls of today, Berlin's day", async () => {
      const today = desk.hub.effects.now().toZonedDateTimeISO('Europe/Berlin').startOfDay().toInstant();
      const utc = (hours: number): string => today.add({ hours }).toString({ smallestUnit: 'second' }).replace('T', ' ').replace('Z', '');
      const call = { status: 'Held', direction: 'Inbound', assignedUserId: bench.context.notifyUserId };
      await desk.espocrm.create('Call', { ...call, name: 'Gestern', dateStart: utc(-2), dateEnd: utc(-1) });
      await desk.espocrm.create('Call', { ...call, name: 'Heute', dateStart: utc(1), dateEnd: utc(2) });
      assert.deepEqual((await callsView(desk)).map(({ name }) => name), ['Heute']);
    });
  });
});
