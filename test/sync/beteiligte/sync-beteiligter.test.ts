import assert from 'node:assert/strict';
import { TestRedis } from '../../hub/support/redis-server.js';
import { Workbench } from './support/workbench.js';

describe('A run on one Beteiligter', () => {
  let redis: TestRedis;
  let bench: Workbench;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => { bench = await Workbench.start(redis); });
  afterEach(() => bench.stop());

  describe('creating', () => {
    it('costs two reads and two writes and links both records', async () => {
      const id = bench.createInCrm({ dateOfBirth: '1980-05-04', salutationName: 'Ms.' });
      const result = await bench.sync(id, 'create');
      assert.equal(result.kind, 'created');
      assert.deepEqual(bench.counts(), { reads: 2, writes: 2 });
      const record = bench.crm(id);
      const beteiligter = bench.advowareOf(Number(record['betnr']));
      assert.deepEqual([record['syncStatus'], record['syncRetryCount']], ['clean', 0]);
      assert.deepEqual([beteiligter['name'], beteiligter['vorname'], beteiligter['anrede'], beteiligter['geburtsdatum']], ['Muster', 'Erika', 'Frau', '1980-05-04T00:00:00']);
    });

    it('adopts the one record in Advoware with the same name and birth date', async () => {
      const { betNr } = bench.sandbox.advoware.store.create({ name: 'Muster', vorname: 'Erika', geburtsdatum: '1980-05-04T00:00:00' });
      const id = bench.createInCrm({ dateOfBirth: '1980-05-04' });
      const result = await bench.sync(id, 'create');
      assert.equal(result.kind, 'adopted');
      assert.equal(bench.crm(id)['betnr'], betNr);
      assert.equal(bench.sandbox.advoware.store.all().length, 1);
    });

    it('asks a person when several fit, and writes nothing to Advoware', async () => {
      const twin = { name: 'Muster', vorname: 'Erika', geburtsdatum: '1980-05-04T00:00:00' };
      bench.sandbox.advoware.store.create(twin);
      bench.sandbox.advoware.store.create(twin);
      const id = bench.createInCrm({ dateOfBirth: '1980-05-04' });
      assert.equal((await bench.sync(id, 'create')).kind, 'conflict');
      assert.equal(bench.crm(id)['syncStatus'], 'conflict');
      assert.equal(bench.notices().length, 1);
      assert.deepEqual(bench.sandbox.advoware.log.writes(), []);
    });

    it('does not adopt a record that is linked to somebody else', async () => {
      const first = await bench.linkedPair({ dateOfBirth: '1980-05-04' });
      const id = bench.createNamesakeInCrm({ dateOfBirth: '1980-05-04' });
      const result = await bench.sync(id, 'create');
      assert.equal(result.kind, 'created');
      assert.notEqual(bench.crm(id)['betnr'], first.betNr);
    });

    it('does not adopt a record that another CRM record names, with the ledger lost', async () => {
      const first = await bench.linkedPair({ dateOfBirth: '1980-05-04' });
      bench.ledgerState.links.clear();
      const id = bench.createNamesakeInCrm({ dateOfBirth: '1980-05-04' });
      assert.equal((await bench.sync(id, 'create')).kind, 'created');
      assert.notEqual(bench.crm(id)['betnr'], first.betNr);
    });

    for (const [moment, effect] of [
      ['the POST to Advoware', 'POST Beteiligte'], ['the commit of the number', 'commit'], ['the write to the CRM', 'PUT CBeteiligte'],
    ] as const) {
      it(`makes no second Beteiligter when the process dies right after ${moment}`, async () => {
        const id = bench.createInCrm();
        let seen = 0;
        // The first commit is the intent; the second holds the number.
        await bench.crashAfter(({ operation }) => operation.includes(effect) && (effect !== 'commit' || ++seen === 2), () => bench.sync(id, 'create'));
        await bench.sync(id, 'create');
        assert.equal(bench.sandbox.advoware.store.all().length, 1);
        assert.equal(bench.crm(id)['betnr'], bench.sandbox.advoware.store.all()[0]!.betNr);
        assert.equal(bench.crm(id)['syncStatus'], 'clean');
      });
    }

    it('finds its own record again when the reply to the POST was lost', async () => {
      bench.sandbox.advoware.faults.add({ method: 'POST', path: 'Beteiligte', kind: 'reset-after', times: 1 });
      const id = bench.createInCrm();
      assert.equal((await bench.sync(id, 'create')).kind, 'failed');
      await bench.later(15 * 60_000);
      await bench.cron();
      assert.equal(bench.sandbox.advoware.store.all().length, 1);
      assert.equal(bench.crm(id)['syncStatus'], 'clean');
    });
  });

  describe('updating', () => {
    it('carries a change in EspoCRM with two reads and two writes', async () => {
      const { id, betNr } = await bench.linkedPair();
      bench.editInCrm(id, { firstName: 'Erike' });
      await bench.sync(id);
      assert.deepEqual(bench.counts(), { reads: 2, writes: 2 });
      assert.equal(bench.advowareOf(betNr)['vorname'], 'Erike');
    });

    it('carries a change in Advoware with two reads and one write', async () => {
      const { id, betNr } = await bench.linkedPair();
      bench.sandbox.advoware.store.edit(betNr, { vorname: 'Erike' });
      await bench.sync(id, 'sync_check', 'manual');
      assert.deepEqual(bench.counts(), { reads: 2, writes: 1 });
      assert.equal(bench.crm(id)['firstName'], 'Erike');
    });

    it('merges changes to different fields on both sides', async () => {
      const { id, betNr } = await bench.linkedPair();
      bench.sandbox.advoware.store.edit(betNr, { vorname: 'Erike' });
      bench.editInCrm(id, { dateOfBirth: '1980-05-04' });
      await bench.sync(id);
      assert.deepEqual([bench.crm(id)['firstName'], bench.advowareOf(betNr)['geburtsdatum']], ['Erike', '1980-05-04T00:00:00']);
    });

    it('costs two reads and no write when nothing changed, one read for its own echo', async () => {
      const { id } = await bench.linkedPair();
      assert.equal((await bench.sync(id, 'update')).kind, 'echo');
      assert.deepEqual(bench.counts(), { reads: 1, writes: 0 });
      bench.clearLogs();
      assert.equal((await bench.sync(id, 'sync_check', 'manual')).kind, 'unchanged');
      assert.deepEqual(bench.counts(), { reads: 2, writes: 0 });
    });

    it('leaves what it does not map in Advoware bit for bit', async () => {
      const { id, betNr } = await bench.linkedPair();
      const unmapped = { bankverbindungen: [{ iban: 'DE00', bic: 'X' }], notiz: '  Umlaut: ß ', merkmale: { farbe: null, stufen: [1, null, 'x'] } };
      bench.sandbox.advoware.store.edit(betNr, unmapped);
      bench.editInCrm(id, { firstName: 'Erike' });
      await bench.sync(id);
      const after = bench.advowareOf(betNr);
      assert.deepEqual({ bankverbindungen: after['bankverbindungen'], notiz: after['notiz'], merkmale: after['merkmale'] }, unmapped);
    });

    it('decides a conflict for EspoCRM, tells the user once and keeps the loser in the journal', async () => {
      const { id, betNr } = await bench.linkedPair();
      bench.sandbox.advoware.store.edit(betNr, { vorname: 'Erikah' });
      bench.editInCrm(id, { firstName: 'Erike' });
      const result = await bench.sync(id);
      assert.deepEqual(result.kind === 'updated' && result.conflicts, ['vorname']);
      assert.equal(bench.advowareOf(betNr)['vorname'], 'Erike');
      assert.equal(bench.crm(id)['syncStatus'], 'clean');
      assert.equal(bench.notices().length, 1);
      assert.match(bench.notices()[0]!, /Vorname.*Erike.*Erikah/s);
      const journal = await bench.ledger.journal({ recordId: String(betNr), limit: 10 });
      assert.ok(journal.some(({ before }) => before['vorname'] === 'Erikah'));
    });

    it('tells of a conflict once although the process dies right after the write that decides it', async () => {
      const { id, betNr } = await bench.linkedPair();
      bench.sandbox.advoware.store.edit(betNr, { vorname: 'Erikah' });
      bench.editInCrm(id, { firstName: 'Erike' });
      await bench.crashAfter(({ operation }) => operation === 'PUT Beteiligte', () => bench.sync(id));
      await bench.sync(id);
      assert.equal(bench.notices().length, 1);
    });

    it('starts over when a person changes the CRM record between reading and writing', async () => {
      const { id, betNr } = await bench.linkedPair();
      bench.sandbox.advoware.store.edit(betNr, { vorname: 'Erike' });
      bench.before(({ operation }) => operation === 'PUT CBeteiligte', () => { bench.editInCrm(id, { lastName: 'Neumann' }); });
      await bench.sync(id, 'sync_check', 'manual');
      assert.deepEqual([bench.crm(id)['lastName'], bench.crm(id)['firstName']], ['Neumann', 'Erike']);
      assert.equal(bench.advowareOf(betNr)['name'], 'Neumann');
    });

    it('starts over when Advoware moved on between reading and writing', async () => {
      const { id, betNr } = await bench.linkedPair();
      bench.editInCrm(id, { firstName: 'Erike' });
      bench.before(({ operation }) => operation === 'PUT Beteiligte', () => { bench.sandbox.advoware.store.edit(betNr, { name: 'Neumann' }); });
      await bench.sync(id);
      assert.deepEqual([bench.advowareOf(betNr)['name'], bench.advowareOf(betNr)['vorname']], ['Neumann', 'Erike']);
      assert.equal(bench.crm(id)['lastName'], 'Neumann');
    });

    it('settles a PUT whose reply was lost by looking again', async () => {
      const { id, betNr } = await bench.linkedPair();
      bench.editInCrm(id, { firstName: 'Erike' });
      bench.sandbox.advoware.faults.add({ method: 'PUT', path: 'Beteiligte', kind: 'reset-after', times: 1 });
      await bench.sync(id);
      assert.equal(bench.advowareOf(betNr)['vorname'], 'Erike');
      assert.equal(bench.sandbox.advoware.log.writes().length, 1);
      assert.deepEqual(bench.notices(), []);
    });

    it('restores the number when a person empties it', async () => {
      const { id, betNr } = await bench.linkedPair();
      bench.editInCrm(id, { betnr: null });
      await bench.sync(id);
      assert.equal(bench.crm(id)['betnr'], betNr);
      assert.equal(bench.sandbox.advoware.store.all().length, 1);
    });

    it('fills and adopts without deleting anything when the ledger is lost', async () => {
      const { id, betNr } = await bench.linkedPair({ dateOfBirth: '1980-05-04' });
      bench.ledgerState.links.clear();
      bench.sandbox.advoware.store.edit(betNr, { geburtsdatum: null });
      await bench.sync(id, 'sync_check', 'manual');
      assert.equal(bench.crm(id)['dateOfBirth'], '1980-05-04');
      assert.equal(bench.advowareOf(betNr)['geburtsdatum'], '1980-05-04T00:00:00');
    });

    it('refuses a number that belongs to another record', async () => {
      const first = await bench.linkedPair();
      const id = bench.createInCrm({ lastName: 'Andere' });
      bench.editInCrm(first.id, { betnr: null });
      bench.editInCrm(id, { betnr: first.betNr });
      assert.equal((await bench.sync(id)).kind, 'conflict');
      assert.equal(bench.crm(id)['syncStatus'], 'conflict');
    });

    it('follows a person who gives a record’s number to another one', async () => {
      const first = await bench.linkedPair();
      const id = bench.createInCrm({ lastName: 'Andere' });
      bench.editInCrm(first.id, { betnr: null });
      bench.editInCrm(id, { betnr: first.betNr });
      assert.equal((await bench.sync(first.id)).kind, 'conflict');
      assert.deepEqual([bench.crm(first.id)['betnr'], bench.crm(first.id)['syncStatus']], [null, 'conflict']);
      assert.equal((await bench.sync(id)).kind, 'updated');
      assert.deepEqual([bench.crm(id)['betnr'], bench.crm(id)['syncStatus']], [first.betNr, 'clean']);
      assert.equal(bench.sandbox.advoware.store.all().length, 1);
      assert.match(bench.notices()[0] ?? '', /gehört schon zu einem anderen Eintrag/);
    });
  });

  describe('deleting', () => {
    it('closes the link when the CRM record is gone and keeps Advoware as it is', async () => {
      const { id, betNr } = await bench.linkedPair();
      bench.sandbox.espocrm.persons.remove('CBeteiligte', id);
      assert.equal((await bench.sync(id, 'delete')).kind, 'closed');
      assert.equal(bench.advowareOf(betNr)['name'], 'Muster');
      assert.deepEqual(bench.counts().writes, 0);
    });

    it('marks the CRM record when Advoware no longer has it, tells a person, and creates nothing anew', async () => {
      const { id, betNr } = await bench.linkedPair();
      bench.sandbox.advoware.store.remove(betNr);
      assert.equal((await bench.sync(id, 'sync_check', 'manual')).kind, 'conflict');
      const record = bench.crm(id);
      assert.equal(record['syncStatus'], 'conflict');
      assert.notEqual(record['advowareDeletedAt'], null);
      assert.equal(bench.notices().length, 1);
      assert.deepEqual(bench.sandbox.advoware.log.writes(), []);
    });

    it('creates nothing anew when the process dies before the CRM has heard of the number and that it is gone', async () => {
      const id = bench.createInCrm();
      let commits = 0;
      const second = ({ operation }: { readonly operation: string }): boolean => operation === 'commit' && ++commits === 2;
      // The intent, then the number.
      await bench.crashAfter(second, () => bench.sync(id, 'create'));
      bench.sandbox.advoware.store.all().forEach(({ betNr }) => { bench.sandbox.advoware.store.remove(betNr); });
      commits = 0;
      // That it is missing, then the end of the link.
      await bench.crashAfter(second, () => bench.sync(id, 'sync_check', 'manual'));
      assert.equal(bench.ledgerState.links.get(`beteiligter ${id}`)?.state, 'closed');
      assert.equal((await bench.sync(id, 'sync_check', 'manual')).kind, 'conflict');
      assert.deepEqual(bench.sandbox.advoware.store.all(), []);
      assert.equal(typeof bench.crm(id)['betnr'], 'number');
    });

    it('creates anew only after a person has emptied the number and set dirty', async () => {
      const { id, betNr } = await bench.linkedPair();
      bench.sandbox.advoware.store.remove(betNr);
      await bench.sync(id, 'sync_check', 'manual');
      bench.editInCrm(id, { betnr: null, syncStatus: 'dirty' });
      assert.equal((await bench.sync(id)).kind, 'created');
      assert.equal(bench.crm(id)['advowareDeletedAt'], null);
    });
  });
});

describe('A run under write protection', () => {
  let redis: TestRedis;
  let bench: Workbench;
  before(async () => {
    redis = await TestRedis.start();
    bench = await Workbench.start(redis, { writeProtection: true });
  });
  after(async () => {
    await bench.stop();
    await redis.stop();
  });

  it('sends no write to Advoware and journals once what it would have been', async () => {
    const { betNr } = bench.sandbox.advoware.store.create({ name: 'Muster', vorname: 'Erika', anrede: 'Frau' });
    const id = bench.createInCrm({ betnr: betNr, salutationName: 'Ms.', dateOfBirth: '1980-05-04' });
    assert.equal((await bench.sync(id)).kind, 'suppressed');
    assert.equal((await bench.sync(id, 'sync_check', 'cron')).kind, 'suppressed');
    assert.deepEqual(bench.sandbox.advoware.log.writes(), []);
    const journal = await bench.ledger.journal({ recordId: String(betNr), limit: 10 });
    assert.deepEqual(journal.map(({ outcome, after: wanted }) => [outcome, wanted['geburtsdatum']]), [['suppressed', '1980-05-04T00:00:00']]);
  });
});
