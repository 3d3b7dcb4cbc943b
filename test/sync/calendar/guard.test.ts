import assert from 'node:assert/strict';
import { calendarOverview } from '../../../src/sync/calendar/calendar-overview.js';
import { giveGoAhead } from '../../../src/sync/calendar/give-go-ahead.js';
import { TestRedis } from '../../hub/support/redis-server.js';
import { kl, Workbench } from './support/workbench.js';

describe('The guard against mass deletion', () => {
  let redis: TestRedis;
  let bench: Workbench;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => {
    bench = await Workbench.start(redis);
    for (let day = 1; day <= 12; day += 1) bench.enter({ text: `Termin ${day}` }, day);
    await bench.settled();
  });
  afterEach(() => bench.stop());

  const removeInAdvoware = (count: number): void => { for (const frNr of bench.numbers().slice(0, count)) bench.sandbox.advoware.appointments.remove(frNr); };
  const stoppedHash = async (): Promise<string> => {
    const result = await bench.sync();
    assert.ok(result.kind === 'stopped', `expected a stopped run, got ${result.kind}`);
    return result.plan.hash;
  };
  const allow = (hash: string): ReturnType<typeof giveGoAhead> => giveGoAhead(bench.context, { kuerzel: kl, hash, actor: 'erika' });

  it('stops the run before its first write when more than a fifth and more than five would go, and tells it once', async () => {
    removeInAdvoware(6);
    bench.create();
    await stoppedHash();
    await stoppedHash();
    assert.equal(bench.counts().writes, 0);
    assert.equal(bench.notices().length, 1);
    assert.match(bench.notices()[0] ?? '', /6 von 12/);
    const [state] = await calendarOverview(bench.context);
    assert.deepEqual([state?.stopped?.wouldGo, state?.stopped?.of, state?.lastRun?.result], [6, 12, 'stopped']);
  });

  it('lets five go without asking', async () => {
    removeInAdvoware(5);
    assert.equal((await bench.synced()).deletedInGoogle, 5);
  });

  it('goes on with a person\'s go-ahead, journals who gave it, and is quiet afterwards', async () => {
    removeInAdvoware(6);
    const answer = await allow(await stoppedHash());
    assert.deepEqual([answer.kind, answer.kind === 'accepted' && answer.event.kuerzel], ['accepted', kl]);
    assert.equal((await bench.synced()).deletedInGoogle, 6);
    const remark = (await bench.ledger.journal({ recordId: kl, limit: 20 })).find(({ operation }) => operation === 'Freigabe');
    assert.match(remark?.why ?? '', /erika/);
    assert.equal((await calendarOverview(bench.context))[0]?.stopped, null);
    assert.equal((await bench.sync()).kind, 'unchanged');
  });

  it('does not take the go-ahead for one plan as that for another', async () => {
    removeInAdvoware(6);
    await allow(await stoppedHash());
    removeInAdvoware(1);
    const hash = await stoppedHash();
    assert.equal(bench.counts().writes, 0);
    assert.equal(bench.events().length, 12);
    await allow(hash);
    assert.equal((await bench.synced()).deletedInGoogle, 7);
  });

  it('refuses a go-ahead for a plan that does not stand stopped', async () => {
    assert.equal((await allow('x')).kind, 'outdated');
    removeInAdvoware(6);
    const hash = await stoppedHash();
    assert.equal((await allow(`${hash}x`)).kind, 'outdated');
    await stoppedHash();
    assert.equal(bench.counts().writes, 0);
  });

  it('forgets the stopped plan when what was wrong is right again', async () => {
    bench.sandbox.advoware.faults.add({ id: 'x', kind: 'status', status: 200, method: 'GET', path: 'appointments', headers: { 'Content-Type': 'application/json' }, body: '[]' });
    await stoppedHash();
    bench.sandbox.advoware.faults.remove('x');
    assert.equal((await bench.sync()).kind, 'unchanged');
    assert.equal((await calendarOverview(bench.context))[0]?.stopped, null);
  });

  it('stops a side that is suddenly empty, and says nothing when both are', async () => {
    for (const { id } of bench.sandbox.google.people.calendars()) bench.sandbox.google.people.forgetTombstones(id);
    removeInAdvoware(12);
    await stoppedHash();
    assert.equal(bench.events().length, 12);
    await bench.stop();
    bench = await Workbench.start(redis);
    await bench.settled();
    assert.equal((await bench.sync()).kind, 'unchanged');
  });
});
