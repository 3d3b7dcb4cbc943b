import assert from 'node:assert/strict';
import { TestRedis } from '../../hub/support/redis-server.js';
import { Workbench } from './support/workbench.js';

describe('A run on one Beteiligter that fails', () => {
  let redis: TestRedis;
  let bench: Workbench;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => { bench = await Workbench.start(redis); });
  afterEach(() => bench.stop());

  it('notes a passing failure on the record and leaves the rest to the cron', async () => {
    const { id } = await bench.linkedPair();
    bench.editInCrm(id, { firstName: 'Erike' });
    bench.sandbox.advoware.faults.add({ kind: 'status', status: 503 });
    const result = await bench.sync(id);
    assert.equal(result.kind, 'failed');
    assert.deepEqual([bench.crm(id)['syncStatus'], bench.crm(id)['syncRetryCount']], ['failed', 1]);
    assert.equal((await bench.sync(id)).kind, 'echo', 'its own note is no reason to run again');
  });

  it('gives up after five tries and tells the responsible user', async () => {
    const { id } = await bench.linkedPair();
    bench.editInCrm(id, { firstName: 'Erike' });
    bench.sandbox.advoware.faults.add({ kind: 'status', status: 503 });
    for (let tries = 0; tries < 5; tries++) await bench.sync(id, 'sync_check', 'cron');
    assert.equal(bench.crm(id)['syncStatus'], 'permanently_failed');
    assert.equal(bench.notices().length, 1);
    assert.equal((await bench.sync(id, 'sync_check', 'cron')).kind, 'waiting');
  });

  it('comes back to life when a person sets dirty', async () => {
    const { id, betNr } = await bench.linkedPair();
    bench.editInCrm(id, { firstName: 'Erike' });
    const fault = bench.sandbox.advoware.faults.add({ kind: 'status', status: 503 });
    for (let tries = 0; tries < 5; tries++) await bench.sync(id, 'sync_check', 'cron');
    bench.sandbox.advoware.faults.remove(fault);
    bench.editInCrm(id, { syncStatus: 'dirty', syncRetryCount: 0 });
    await bench.sync(id);
    assert.deepEqual([bench.crm(id)['syncStatus'], bench.advowareOf(betNr)['vorname'], bench.crm(id)['syncErrorMessage']], ['clean', 'Erike', null]);
  });

  it('hands what only a person can mend to a person', async () => {
    const { id } = await bench.linkedPair();
    bench.editInCrm(id, { firstName: 'Erike' });
    bench.sandbox.advoware.faults.add({ method: 'PUT', kind: 'status', status: 422, times: 1 });
    assert.equal((await bench.sync(id)).kind, 'conflict');
    assert.equal(bench.crm(id)['syncStatus'], 'conflict');
    assert.equal(bench.notices().length, 1);
  });

  it('lets the event come back when the CRM itself cannot be reached', async () => {
    const { id } = await bench.linkedPair();
    bench.sandbox.espocrm.faults.add({ kind: 'status', status: 503 });
    await assert.rejects(bench.sync(id), { code: 'upstream_failed' });
  });

  it('goes back with a delay while somebody else holds the record', async () => {
    const { id } = await bench.linkedPair();
    const lock = await bench.context.hub.locks.acquire(`sync_lock:cbeteiligte:${id}`);
    assert.equal((await bench.sync(id)).kind, 'busy');
    await lock!.release();
    assert.equal((await bench.sync(id)).kind, 'echo');
  });

  it('never takes an unreadable answer of Advoware for a deletion', async () => {
    for (const kind of ['html', 'empty', 'truncated'] as const) {
      const { id } = await bench.linkedPair({ lastName: `Muster ${kind}` });
      const fault = bench.sandbox.advoware.faults.add({ method: 'GET', kind });
      assert.equal((await bench.sync(id, 'sync_check', 'manual')).kind, 'failed');
      assert.equal(bench.crm(id)['advowareDeletedAt'], null);
      bench.sandbox.advoware.faults.remove(fault);
    }
  });
});
