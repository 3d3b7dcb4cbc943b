import assert from 'node:assert/strict';
import { dueBeteiligte } from '../../../src/sync/beteiligte/due-beteiligte.js';
import { TestRedis } from '../../hub/support/redis-server.js';
import { Workbench } from './support/workbench.js';

describe('The cron over all Beteiligte', () => {
  let redis: TestRedis;
  let bench: Workbench;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => { bench = await Workbench.start(redis); });
  afterEach(() => bench.stop());

  it('looks at nobody that is clean and fresh', async () => {
    await bench.linkedPair();
    assert.deepEqual(await bench.cron(), []);
    assert.deepEqual(bench.calls.advoware, []);
  });

  it('costs one Advoware read a record when nothing changed, and two lists: of those that are due and, once a day, of all ids', async () => {
    for (const name of ['A', 'B', 'C']) await bench.linkedPair({ lastName: name });
    await bench.later(25 * 3_600_000);
    bench.clearLogs();
    assert.deepEqual((await bench.cron()).map(({ kind }) => kind), ['unchanged', 'unchanged', 'unchanged']);
    assert.deepEqual(bench.calls.advoware.length, 3);
    assert.deepEqual(bench.calls.espocrm.filter((call) => call.startsWith('GET')).length, 2);
  });

  it('closes the link of a record that was deleted without a webhook, once a day', async () => {
    const { id } = await bench.linkedPair();
    const { id: other } = await bench.linkedPair({ lastName: 'Beispiel' });
    await bench.cron();
    bench.sandbox.espocrm.persons.remove('CBeteiligte', id);
    assert.deepEqual(await bench.cron(), []);
    await bench.later(25 * 3_600_000);
    assert.deepEqual((await bench.cron()).map(({ kind }) => kind), ['unchanged', 'closed']);
    assert.deepEqual([id, other].map((each) => bench.ledgerState.links.get(`beteiligter ${each}`)?.state), ['closed', 'linked']);
  });

  it('takes nobody for deleted while the list of all ids cannot be read, and looks again with the next tick', async () => {
    const { id } = await bench.linkedPair();
    bench.sandbox.espocrm.persons.remove('CBeteiligte', id);
    for (const kind of ['html', 'empty', 'truncated'] as const) {
      const fault = bench.sandbox.espocrm.faults.add({ method: 'GET', kind });
      await assert.rejects(bench.cron(), { code: 'upstream_unreadable' });
      bench.sandbox.espocrm.faults.remove(fault);
      assert.equal(bench.ledgerState.links.get(`beteiligter ${id}`)?.state, 'linked');
    }
    assert.deepEqual((await bench.cron()).map(({ kind }) => kind), ['closed']);
  });

  it('keeps the link of a record that the list of all ids has skipped', async () => {
    const { id } = await bench.linkedPair();
    const events = await dueBeteiligte({ ...bench.context, espocrm: { ...bench.context.espocrm, async* list() { await Promise.resolve(); yield []; } } });
    assert.deepEqual(events.map(({ entity_id: entity, action, source }) => [entity, action, source]), [[id, 'delete', 'cron']]);
    assert.equal((await bench.sync(id, 'delete', 'cron')).kind, 'unchanged');
    assert.equal(bench.ledgerState.links.get(`beteiligter ${id}`)?.state, 'linked');
  });

  it('takes up a record that a crash left syncing', async () => {
    const { id } = await bench.linkedPair();
    bench.editInCrm(id, { syncStatus: 'syncing' });
    assert.deepEqual(await bench.cron(), []);
    await bench.later(61_000);
    await bench.cron();
    assert.equal(bench.crm(id)['syncStatus'], 'clean');
  });
});
