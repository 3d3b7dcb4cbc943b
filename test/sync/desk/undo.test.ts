import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/hub/json.js';
import { undoWrite } from '../../../src/sync/desk/undo.js';
import { TestRedis } from '../../hub/support/redis-server.js';
import { fakeLocks } from '../../nodes/support/fakes.js';
import { DeskBench } from './support/desk-bench.js';

const anna = { name: 'anna' };

describe('Taking a write back on the dashboard', () => {
  let redis: TestRedis;
  let world: DeskBench;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => { world = await DeskBench.start(redis); });
  afterEach(() => world.stop());

  it('where it was written, under the name of who did it, and the next run carries it to the other side', async () => {
    const { id, betNr, row } = await world.renamed();
    await undoWrite(world.desk, row, anna);
    assert.equal(world.bench.advowareOf(betNr)['name'], 'Muster');
    const [newest] = await world.journal();
    assert.deepEqual([newest?.actor, newest?.operation, newest?.outcome, newest?.after], ['anna', 'PUT Beteiligte', 'done', { name: 'Muster' }]);
    assert.deepEqual(world.events.emitted.map(({ topic }) => topic), ['vmh.beteiligte.sync_check']);
    await world.bench.sync(id, 'sync_check', 'manual');
    assert.equal(world.bench.crm(id)['lastName'], 'Muster');
    assert.equal(world.bench.advowareOf(betNr)['name'], 'Muster');
  });

  it('also twice: an undo can be undone', async () => {
    const { betNr, row } = await world.renamed();
    await undoWrite(world.desk, row, anna);
    const [undo] = await world.journal();
    assert.ok(undo);
    await undoWrite(world.desk, undo.id, anna);
    assert.equal(world.bench.advowareOf(betNr)['name'], 'Neumann');
  });

  it('of the CRM with everything that was not written left alone', async () => {
    const { id, betNr } = await world.bench.linkedPair({ dateOfBirth: '1980-05-04' });
    world.bench.sandbox.advoware.store.edit(betNr, { vorname: 'Erica' });
    await world.bench.sync(id, 'sync_check', 'cron');
    world.bench.editInCrm(id, { description: 'von Hand' });
    const row = (await world.journal()).find(({ operation, after }) => operation === 'PUT CBeteiligte' && after['firstName'] === 'Erica');
    await undoWrite(world.desk, row?.id ?? '', anna);
    const record = world.bench.crm(id);
    assert.deepEqual([record['firstName'], record['dateOfBirth'], record['description'], record['syncStatus']], ['Erika', '1980-05-04', 'von Hand', 'clean']);
  });

  it('never over a later change of a person', async () => {
    const { betNr, row } = await world.renamed();
    world.bench.sandbox.advoware.store.edit(betNr, { name: 'Später' });
    await assert.rejects(undoWrite(world.desk, row, anna), { code: 'conflict' });
    assert.equal(world.bench.advowareOf(betNr)['name'], 'Später');
  });

  it('not while a run works on the record', async () => {
    const { id, row } = await world.renamed();
    const locks = fakeLocks();
    locks.held.add(`sync_lock:cbeteiligte:${id}`);
    await assert.rejects(undoWrite({ ...world.desk, hub: { ...world.desk.hub, locks } }, row, anna), { code: 'lock_busy' });
  });

  it('not under write protection', async () => {
    const { row, betNr } = await world.renamed();
    const advoware = { ...world.desk.advoware, writeProtected: true, updateBeteiligter: () => Promise.resolve({ kind: 'suppressed' as const }) };
    await assert.rejects(undoWrite({ ...world.desk, advoware }, row, anna), { code: 'write_protected' });
    assert.equal(world.bench.advowareOf(betNr)['name'], 'Neumann');
    assert.equal((await world.journal())[0]?.outcome, 'suppressed');
  });

  it('not of what wrote nothing or cannot be taken back', async () => {
    await world.bench.linkedPair();
    const created = (await world.journal()).find(({ operation }) => operation === 'POST Beteiligte');
    assert.equal(typeof created?.fixed, 'string');
    await assert.rejects(undoWrite(world.desk, created?.id ?? '', anna), { code: 'invalid' });
    await assert.rejects(undoWrite(world.desk, 'nothing', anna), { code: 'not_found' });
  });

  it('never over what a person changes between the look and the write', async () => {
    const { id, betNr, row } = await world.renamed();
    world.bench.before(({ operation }) => operation === 'PUT Beteiligte', () => { world.bench.sandbox.advoware.store.edit(betNr, { name: 'Später' }); });
    await assert.rejects(undoWrite(world.desk, row, anna), { code: 'conflict' });
    assert.deepEqual([world.bench.advowareOf(betNr)['name'], (await world.journal())[0]?.outcome], ['Später', 'refused']);
    assert.deepEqual(world.events.emitted, [], `nothing is to be carried on for ${id}`);
  });

  it('of a record that is gone writes nothing, in neither system', async () => {
    const { id, betNr, row } = await world.renamed();
    world.bench.sandbox.advoware.store.edit(betNr, { vorname: 'Erica' });
    await world.bench.sync(id, 'sync_check', 'manual');
    const inCrm = (await world.row('PUT CBeteiligte')).id;
    world.bench.sandbox.advoware.store.remove(betNr);
    world.bench.sandbox.espocrm.persons.remove('CBeteiligte', id);
    world.bench.clearLogs();
    for (const each of [row, inCrm]) await assert.rejects(undoWrite(world.desk, each, anna), { code: 'conflict' });
    assert.equal(world.bench.counts().writes, 0);
  });

  it('of a Beteiligter that is no longer in the CRM changes Advoware alone, without a run', async () => {
    const { id, betNr, row } = await world.renamed();
    world.bench.sandbox.espocrm.persons.remove('CBeteiligte', id);
    await world.bench.sync(id, 'delete');
    await undoWrite(world.desk, row, anna);
    assert.deepEqual([world.bench.advowareOf(betNr)['name'], world.events.emitted], ['Muster', []]);
  });

  describe('of a phone or an e-mail', () => {
    const office = '+493023125001';
    const phone = (phoneNumber: string): JsonObject => ({ phoneNumberData: [{ phoneNumber, type: 'Office', primary: true }] });
    const entry = (betNr: number) => world.bench.sandbox.advoware.store.get(betNr).kommunikation[0]!;

    /** A pair whose number has just been changed in the CRM, and the row of the entry in Advoware. */
    async function renumbered(): Promise<{ id: string; betNr: number; row: string }> {
      const { id, betNr } = await world.bench.linkedPair(phone(office));
      world.bench.editInCrm(id, phone('+493023125002'));
      await world.bench.sync(id);
      return { id, betNr, row: (await world.row('PUT Kommunikation')).id };
    }

    it('brings the entry back, and the next run carries it to the CRM', async () => {
      const { id, betNr, row } = await renumbered();
      await undoWrite(world.desk, row, anna);
      assert.deepEqual([entry(betNr).tlf, entry(betNr).online], [office, true]);
      await world.bench.sync(id, 'sync_check', 'manual');
      assert.deepEqual([entry(betNr).tlf, world.bench.crm(id)['phoneNumber'], world.bench.notices()], [office, office, []]);
    });

    it('brings the list of the CRM back, and the next run carries it to the entry', async () => {
      const { id, betNr } = await world.bench.linkedPair(phone(office));
      world.bench.sandbox.advoware.store.changeEntry(betNr, entry(betNr).id, { tlf: '030 23125 002' });
      await world.bench.sync(id, 'sync_check', 'manual');
      await undoWrite(world.desk, (await world.row('PUT CBeteiligte')).id, anna);
      assert.equal(world.bench.crm(id)['phoneNumber'], office);
      await world.bench.sync(id, 'sync_check', 'manual');
      assert.deepEqual([entry(betNr).tlf, world.bench.crm(id)['phoneNumber'], world.bench.notices()], [office, office, []]);
    });

    it('brings back one that was deleted in the CRM', async () => {
      const { id, betNr } = await world.bench.linkedPair({ emailAddress: 'erika@muster.example' });
      world.bench.editInCrm(id, { emailAddressData: [] });
      await world.bench.sync(id);
      assert.equal(entry(betNr).tlf, '');
      await undoWrite(world.desk, (await world.row('PUT Kommunikation')).id, anna);
      await world.bench.sync(id, 'sync_check', 'manual');
      assert.deepEqual([entry(betNr).tlf, world.bench.crm(id)['emailAddress']], ['erika@muster.example', 'erika@muster.example']);
    });

    it('is not hindered by a remark that somebody has emptied, and gives it none', async () => {
      const { betNr, row } = await renumbered();
      world.bench.sandbox.advoware.store.changeEntry(betNr, entry(betNr).id, { bemerkung: '' });
      await undoWrite(world.desk, row, anna);
      assert.deepEqual([entry(betNr).tlf, entry(betNr).bemerkung ?? ''], [office, '']);
    });

    for (const [what, change] of [
      ['changed', (betNr: number) => { world.bench.sandbox.advoware.store.changeEntry(betNr, entry(betNr).id, { tlf: '030 23125 003' }); }],
      ['removed', (betNr: number) => { world.bench.sandbox.advoware.store.removeEntry(betNr, entry(betNr).id); }],
    ] as const) {
      it(`leaves alone what somebody has ${what} since, be it at the last moment`, async () => {
        const { betNr, row } = await renumbered();
        world.bench.before(({ operation }) => operation === 'PUT Kommunikationen', () => { change(betNr); });
        await assert.rejects(undoWrite(world.desk, row, anna), { code: 'conflict' });
        await assert.rejects(undoWrite(world.desk, row, anna), { code: 'conflict' });
        assert.notEqual(world.bench.sandbox.advoware.store.get(betNr).kommunikation[0]?.tlf, office);
      });
    }
  });
});
