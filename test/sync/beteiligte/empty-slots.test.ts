import assert from 'node:assert/strict';
import { reportEmptySlots } from '../../../src/sync/beteiligte/empty-slots.js';
import { TestRedis } from '../../hub/support/redis-server.js';
import { Workbench } from './support/workbench.js';

describe('The nightly count of empty slots', () => {
  let redis: TestRedis;
  let bench: Workbench;
  let id: string;

  before(async () => {
    redis = await TestRedis.start();
    bench = await Workbench.start(redis);
    const numbers = Array.from({ length: 6 }, (_, index) => ({ phoneNumber: `+4930231250${10 + index}`, type: 'Office', primary: index === 0 }));
    ({ id } = await bench.linkedPair({ phoneNumberData: numbers }));
    bench.editInCrm(id, { phoneNumberData: [] });
    await bench.sync(id);
  });
  after(async () => {
    await bench.stop();
    await redis.stop();
  });

  const tasks = () => bench.sandbox.espocrm.persons.all('Task');

  it('leaves a record at the limit alone', async () => {
    assert.deepEqual(await reportEmptySlots(bench.context, 6), { records: 1, emptySlots: 6, tasksOpened: 0 });
    assert.match(await bench.metrics.text(), /hub_kommunikation_empty_slots 6/);
  });
  it('opens one task for the record above it', async () => {
    assert.equal((await reportEmptySlots(bench.context)).tasksOpened, 1);
    assert.equal((await reportEmptySlots(bench.context)).tasksOpened, 0);
    assert.deepEqual(tasks().map(({ parentId, status }) => [parentId, status]), [[id, 'Not Started']]);
  });
  it('opens the next one only when the first is closed', async () => {
    bench.sandbox.espocrm.persons.edit('Task', tasks()[0]!['id'] as string, { status: 'Completed' });
    assert.equal((await reportEmptySlots(bench.context)).tasksOpened, 1);
    assert.equal(tasks().length, 2);
  });
});
