import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/hub/json.js';
import { TestRedis } from '../../hub/support/redis-server.js';
import { Workbench } from './support/workbench.js';

interface Phone { readonly phoneNumber: string; readonly type?: string; readonly primary?: boolean; readonly optOut?: boolean }

describe('Phones and e-mails in a run', () => {
  let redis: TestRedis;
  let bench: Workbench;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => { bench = await Workbench.start(redis); });
  afterEach(() => bench.stop());

  const office = '+493023125001';
  const mobile = '+4915228817386';
  const phones = (...list: Phone[]): JsonObject => ({ phoneNumberData: list.map((phone, index) => ({ type: 'Office', primary: index === 0, ...phone })) });
  const entriesOf = (betNr: number) => bench.sandbox.advoware.store.get(betNr).kommunikation;
  const numbersOf = (id: string): unknown[] => (bench.crm(id)['phoneNumberData'] as JsonObject[]).map((phone) => phone['phoneNumber']);
  const manually = (id: string) => bench.sync(id, 'sync_check', 'manual');

  async function assertQuiet(id: string): Promise<void> {
    bench.clearLogs();
    assert.equal((await manually(id)).kind, 'unchanged');
    assert.deepEqual(bench.counts(), { reads: 2, writes: 0 });
  }

  it('go along with a new record, one POST an entry, each with its marker', async () => {
    const id = bench.createInCrm({ ...phones({ phoneNumber: office }, { phoneNumber: mobile, type: 'Mobile' }), emailAddress: 'erika@muster.example' });
    const result = await bench.sync(id, 'create');
    assert.ok(result.kind === 'created');
    assert.deepEqual(bench.counts(), { reads: 2, writes: 2 + 3 });
    assert.deepEqual(entriesOf(result.betNr).map(({ tlf, kommKz, online }) => [tlf, kommKz, online]).sort(), [[mobile, 3, false], [office, 1, true], ['erika@muster.example', 4, true]].sort());
    assert.ok(entriesOf(result.betNr).every(({ bemerkung }) => bemerkung?.startsWith('[ESPOCRM:')));
    await assertQuiet(id);
  });

  it('cost two reads and two plus three writes for master data and three changes in EspoCRM', async () => {
    const { id, betNr } = await bench.linkedPair(phones({ phoneNumber: office }));
    bench.editInCrm(id, { firstName: 'Erike', ...phones({ phoneNumber: '+493023125002' }, { phoneNumber: mobile, type: 'Mobile' }), emailAddress: 'erike@muster.example' });
    await bench.sync(id);
    assert.deepEqual(bench.counts(), { reads: 2, writes: 2 + 3 });
    assert.deepEqual(entriesOf(betNr).map(({ tlf }) => tlf).sort(), [mobile, '+493023125002', 'erike@muster.example'].sort());
    await assertQuiet(id);
  });

  it('cost two reads, one CRM write and one PUT a marker for two changes in Advoware', async () => {
    const { id, betNr } = await bench.linkedPair(phones({ phoneNumber: office }));
    bench.sandbox.advoware.store.addEntry(betNr, { tlf: '040 66969 111', kommKz: 1 });
    bench.sandbox.advoware.store.changeEntry(betNr, entriesOf(betNr)[0]!.id, { tlf: '030 / 23125 009' });
    await manually(id);
    assert.deepEqual(bench.counts(), { reads: 2, writes: 1 + 2 });
    assert.deepEqual(numbersOf(id), ['+493023125009', '+494066969111']);
    assert.deepEqual(entriesOf(betNr).map(({ tlf }) => tlf), ['030 / 23125 009', '040 66969 111'], 'Advoware keeps its own notation');
    await assertQuiet(id);
  });

  it('deleted in EspoCRM leave an empty slot, which the next entry of the kind uses again', async () => {
    const { id, betNr } = await bench.linkedPair(phones({ phoneNumber: office }));
    bench.editInCrm(id, { phoneNumberData: [] });
    await bench.sync(id);
    assert.deepEqual(entriesOf(betNr).map(({ tlf, bemerkung, online }) => [tlf, bemerkung, online]), [['', '[ESPOCRM-SLOT:1]', false]]);
    await assertQuiet(id);
    bench.editInCrm(id, phones({ phoneNumber: '+493023125003' }));
    await bench.sync(id);
    assert.deepEqual(entriesOf(betNr).map(({ tlf }) => tlf), ['+493023125003']);
    await assertQuiet(id);
  });

  it('emptied by hand in Advoware leave the CRM', async () => {
    const { id, betNr } = await bench.linkedPair(phones({ phoneNumber: office }));
    bench.sandbox.advoware.store.changeEntry(betNr, entriesOf(betNr)[0]!.id, { tlf: '' });
    await manually(id);
    assert.deepEqual(numbersOf(id), []);
    await assertQuiet(id);
  });

  it('changed on both sides are decided for EspoCRM, told once, and kept in the journal', async () => {
    const { id, betNr } = await bench.linkedPair(phones({ phoneNumber: office }));
    bench.editInCrm(id, phones({ phoneNumber: '+493023125004' }));
    bench.sandbox.advoware.store.changeEntry(betNr, entriesOf(betNr)[0]!.id, { tlf: '030 23125 005' });
    await bench.sync(id);
    assert.equal(entriesOf(betNr)[0]!.tlf, '+493023125004');
    assert.equal(bench.notices().length, 1);
    const journal = await bench.ledger.journal({ limit: 20 });
    assert.ok(journal.some(({ before }) => JSON.stringify(before).includes('23125 005')));
    await assertQuiet(id);
  });

  it('keep optOut and type of a number where nobody changed them', async () => {
    const { id, betNr } = await bench.linkedPair(phones({ phoneNumber: office, type: 'Home', optOut: true }));
    bench.sandbox.advoware.store.addEntry(betNr, { tlf: '040 66969 112', kommKz: 1 });
    await manually(id);
    const first = (bench.crm(id)['phoneNumberData'] as JsonObject[])[0]!;
    assert.deepEqual([first['type'], first['optOut'], first['primary']], ['Home', true, true]);
  });

  it('that EspoCRM cannot store are reported once and left alone in Advoware', async () => {
    const { id, betNr } = await bench.linkedPair();
    bench.sandbox.advoware.store.addEntry(betNr, { tlf: '0511/1234-0 DW 12', kommKz: 1 });
    await manually(id);
    await manually(id);
    assert.equal(bench.notices().length, 1);
    assert.equal(entriesOf(betNr)[0]!.tlf, '0511/1234-0 DW 12');
    assert.deepEqual(numbersOf(id), []);
    await assertQuiet(id);
  });

  it('leave an entry of kind Internet untouched', async () => {
    const { id, betNr } = await bench.linkedPair();
    const entry = bench.sandbox.advoware.store.addEntry(betNr, { tlf: 'https://muster.example', kommKz: 5 });
    await manually(id);
    assert.deepEqual([entriesOf(betNr)[0]!.tlf, entriesOf(betNr)[0]!.rowId], ['https://muster.example', entry.rowId]);
  });

  it('are not posted twice when the process dies right after the POST of an entry', async () => {
    const id = bench.createInCrm(phones({ phoneNumber: office }, { phoneNumber: mobile, type: 'Mobile' }));
    await bench.crashAfter(({ operation }) => operation === 'POST Kommunikationen', () => bench.sync(id, 'create'));
    await manually(id);
    assert.deepEqual(entriesOf(bench.sandbox.advoware.store.all()[0]!.betNr).map(({ tlf }) => tlf).sort(), [mobile, office].sort());
    await assertQuiet(id);
  });

  it('are not posted twice when the reply to a POST was lost', async () => {
    bench.sandbox.advoware.faults.add({ method: 'POST', path: 'Kommunikationen', kind: 'reset-after', times: 1 });
    const id = bench.createInCrm(phones({ phoneNumber: office }));
    await bench.sync(id, 'create');
    await manually(id);
    assert.equal(entriesOf(bench.sandbox.advoware.store.all()[0]!.betNr).length, 1);
    await assertQuiet(id);
  });

  it('start over when a person changes the entry between reading and writing', async () => {
    const { id, betNr } = await bench.linkedPair(phones({ phoneNumber: office }));
    bench.editInCrm(id, phones({ phoneNumber: '+493023125006' }));
    bench.before(({ operation }) => operation === 'PUT Kommunikationen', () => { bench.sandbox.advoware.store.changeEntry(betNr, entriesOf(betNr)[0]!.id, { tlf: '030 23125 007' }); });
    await bench.sync(id);
    assert.equal(bench.notices().length, 1, 'both had changed it');
    await assertQuiet(id);
  });

  it('cost the cron one Advoware read a record when nothing changed', async () => {
    await bench.linkedPair(phones({ phoneNumber: office }));
    await bench.later(25 * 3_600_000);
    bench.clearLogs();
    assert.deepEqual((await bench.cron()).map(({ kind }) => kind), ['unchanged']);
    assert.deepEqual(bench.calls.advoware.length, 1);
    assert.deepEqual(bench.calls.espocrm.filter((call) => call.startsWith('GET CBeteiligte/')), []);
  });

  it('changed in Advoware are found by the cron although the record\'s own row does not move', async () => {
    bench.sandbox.advoware.settings.entryMovesRowId = false;
    const { id, betNr } = await bench.linkedPair(phones({ phoneNumber: office }));
    await bench.later(25 * 3_600_000);
    await bench.cron();
    bench.sandbox.advoware.store.changeEntry(betNr, entriesOf(betNr)[0]!.id, { tlf: '030 23125 008' });
    await bench.later(25 * 3_600_000);
    await bench.cron();
    assert.deepEqual(numbersOf(id), ['+493023125008']);
  });
});

describe('Phones and e-mails under write protection', () => {
  it('reach the CRM and leave Advoware as it is', async () => {
    const redis = await TestRedis.start();
    const bench = await Workbench.start(redis, { writeProtection: true });
    const { betNr } = bench.sandbox.advoware.store.create({ name: 'Muster', vorname: 'Erika', rechtsform: 'Natürliche Person' });
    bench.sandbox.advoware.store.addEntry(betNr, { tlf: '030 23125 001', kommKz: 1 });
    const id = bench.createInCrm({ betnr: betNr });
    assert.equal((await bench.sync(id)).kind, 'suppressed');
    assert.equal((await bench.sync(id, 'sync_check', 'manual')).kind, 'suppressed');
    assert.deepEqual(bench.sandbox.advoware.log.writes(), []);
    assert.equal(bench.crm(id)['phoneNumber'], '+493023125001');
    assert.deepEqual((await bench.ledger.journal({ limit: 20 })).filter(({ outcome }) => outcome === 'suppressed').length, 1);
    await bench.stop();
    await redis.stop();
  });
});
