import assert from 'node:assert/strict';
import type { DeskContext } from '../../../src/sync/desk/context.js';
import { retryBeteiligter, retryLetter } from '../../../src/sync/desk/retry.js';
import { beteiligteView, callsView, journalView, queueView } from '../../../src/sync/desk/views.js';
import { TestRedis } from '../../hub/support/redis-server.js';
import type { FakeEvents } from '../../nodes/support/fakes.js';
import type { Workbench } from '../beteiligte/support/workbench.js';
import { DeskBench } from './support/desk-bench.js';

const anna = { name: 'anna' };

describe('The dashboard', () => {
  let redis: TestRedis;
  let world: DeskBench;
  let bench: Workbench;
  let events: FakeEvents;
  let desk: DeskContext;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => {
    world = await DeskBench.start(redis);
    ({ bench, events, desk } = world);
  });
  afterEach(() => world.stop());

  describe('brings back to life', () => {
    it('a record that sticks: dirty, no tries, an event at once, journaled with the name of who did it', async () => {
      const { id } = await bench.linkedPair();
      bench.editInCrm(id, { syncStatus: 'permanently_failed', syncRetryCount: 5, syncErrorMessage: 'kaputt' });
      await retryBeteiligter(desk, id, anna);
      const record = bench.crm(id);
      assert.deepEqual([record['syncStatus'], record['syncRetryCount'], record['syncErrorMessage'] ?? ''], ['dirty', 0, '']);
      assert.deepEqual(events.emitted.map(({ topic }) => topic), ['vmh.beteiligte.sync_check']);
      assert.equal((await world.journal())[0]?.actor, 'anna');
      await assert.rejects(retryBeteiligter(desk, 'keiner', anna), { code: 'not_found' });
    });

    it('no record that somebody changes in that moment', async () => {
      const { id } = await bench.linkedPair();
      bench.editInCrm(id, { syncStatus: 'failed', syncRetryCount: 1 });
      bench.before(({ operation }) => operation === 'PUT CBeteiligte', () => { bench.editInCrm(id, { lastName: 'Neumann' }); });
      await assert.rejects(retryBeteiligter(desk, id, anna), { code: 'conflict', retryable: true });
      assert.deepEqual([bench.crm(id)['syncStatus'], bench.crm(id)['lastName'], events.emitted], ['failed', 'Neumann', []]);
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

    it('one that says nothing about why it sticks', async () => {
      const id = bench.createInCrm({ syncStatus: 'failed', syncRetryCount: null, syncErrorMessage: null });
      assert.deepEqual((await beteiligteView(desk)).stuck.map(({ id: shown, message, tries }) => [shown, message, tries]), [[id, '', 0]]);
    });

    it('of the journal what was written last, or where the words occur', async () => {
      const { betNr } = await world.renamed();
      assert.ok((await world.journal()).length > 1);
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

    it('a dead letter that is about no record, the newest first', async () => {
      const letter = (id: string, failedAt: string) => ({ id, topic: 'lead.sweep' as const, payload: { source: 'cron' }, reason: 'timeout', attempts: 8, failedAt });
      events.counts = () => Promise.resolve({ waiting: 0, active: 0, delayed: 0, failed: 0 });
      events.deadLetters = (topic) => Promise.resolve(topic === 'lead.sweep' ? [letter('1', '2026-01-01T00:00:00Z'), letter('2', '2026-01-02T00:00:00Z')] : []);
      assert.deepEqual((await queueView(desk)).dead.map(({ id, record }) => [id, record]), [['2', ''], ['1', '']]);
    });

    it("the calls of today, Berlin's day", async () => {
      const today = desk.hub.effects.now().toZonedDateTimeISO('Europe/Berlin').startOfDay().toInstant();
      const utc = (hours: number): string => today.add({ hours }).toString({ smallestUnit: 'second' }).replace('T', ' ').replace('Z', '');
      const call = { status: 'Held', direction: 'Inbound', assignedUserId: bench.context.notifyUserId };
      await desk.espocrm.create('Call', { ...call, name: 'Gestern', dateStart: utc(-2), dateEnd: utc(-1) });
      await desk.espocrm.create('Call', { ...call, name: 'Heute', dateStart: utc(1), dateEnd: utc(2) });
      assert.deepEqual((await callsView(desk)).map(({ name, seconds }) => [name, seconds]), [['Heute', 3_600]]);
    });
  });
});
