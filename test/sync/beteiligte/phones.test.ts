import assert from 'node:assert/strict';
import { TestRedis } from '../../hub/support/redis-server.js';
import { Workbench } from './support/workbench.js';

describe('the phone book of the ledger', () => {
  let redis: TestRedis;
  let bench: Workbench;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => { bench = await Workbench.start(redis); });
  afterEach(() => bench.stop());
  const who = async (number: string): Promise<unknown[]> => (await bench.ledger.phoneBook.find([number])).map(({ entityId, person }) => [entityId, person]);

  it('has who was synchronised, under every number that either side knows', async () => {
    const { id, betNr } = await bench.linkedPair({ phoneNumberData: [{ phoneNumber: '+493023125001', primary: true }], emailAddress: 'erika@muster.example' });
    const person = { firstName: 'Erika', lastName: 'Muster', company: null, email: 'erika@muster.example' };
    assert.deepEqual(await who('+493023125001'), [[id, person]]);
    bench.sandbox.advoware.store.addEntry(betNr, { tlf: '040 / 66969-111', kommKz: 1 });
    await bench.sync(id, 'sync_check', 'manual');
    assert.deepEqual(await who('+494066969111'), [[id, person]]);
  });

  it('forgets a number that was taken away, and everybody who was deleted', async () => {
    const { id } = await bench.linkedPair({ phoneNumberData: [{ phoneNumber: '+493023125001', primary: true }, { phoneNumber: '+493023125003', primary: false }] });
    bench.editInCrm(id, { phoneNumberData: [{ phoneNumber: '+493023125003', primary: true }] });
    await bench.sync(id);
    assert.deepEqual([(await who('+493023125001')).length, (await who('+493023125003')).length], [0, 1]);
    bench.sandbox.espocrm.persons.remove('CBeteiligte', id);
    await bench.sync(id, 'delete');
    assert.deepEqual(await who('+493023125003'), []);
  });

  it('names a company by its name', async () => {
    const { id } = await bench.linkedPair({ lastName: 'Bau GmbH', firstName: '', firmenname: 'Bau GmbH', rechtsform: 'GmbH', phoneNumberData: [{ phoneNumber: '+493023125004', primary: true }] });
    assert.deepEqual(await who('+493023125004'), [[id, { firstName: null, lastName: null, company: 'Bau GmbH', email: null }]]);
  });
});
