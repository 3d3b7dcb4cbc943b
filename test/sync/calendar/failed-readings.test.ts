import assert from 'node:assert/strict';
import { TestRedis } from '../../hub/support/redis-server.js';
import { kl, Workbench } from './support/workbench.js';

/** A reading that failed, or that lies: nothing is deleted, nothing is written, nothing is forgotten. */
describe('A reading of a calendar that cannot be trusted', () => {
  let redis: TestRedis;
  let bench: Workbench;
  let calendarId: string;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => {
    bench = await Workbench.start(redis);
    for (const day of [1, 2, 3, 4, 5, 6, 7, 8]) bench.enter({ text: `Termin ${day}` }, day);
    calendarId = await bench.settled();
  });
  afterEach(() => bench.stop());

  const forget = (): void => { bench.sandbox.google.people.expireSyncTokens(calendarId); };
  const cases: readonly { readonly what: string; readonly break: () => void; readonly mend: () => void; readonly code: string }[] = [
    {
      what: 'a full reading of Google without items', code: 'unreadable',
      break: () => { forget(); bench.sandbox.google.apiFaults.add({ id: 'x', kind: 'items-missing' }); }, mend: () => { bench.sandbox.google.apiFaults.remove('x'); },
    },
    {
      what: 'an incremental reading of Google without items', code: 'unreadable',
      break: () => { bench.sandbox.google.apiFaults.add({ id: 'x', kind: 'items-missing' }); }, mend: () => { bench.sandbox.google.apiFaults.remove('x'); },
    },
    {
      what: 'a reading of Google that is cut off before its last page', code: 'unreadable',
      break: () => { forget(); bench.sandbox.google.apiFaults.add({ id: 'x', kind: 'sync-token-missing' }); }, mend: () => { bench.sandbox.google.apiFaults.remove('x'); },
    },
    {
      what: 'a page of HTML with status 200 instead of Google', code: 'unreadable',
      break: () => { bench.sandbox.google.faults.add({ id: 'x', kind: 'html', method: 'GET' }); }, mend: () => { bench.sandbox.google.faults.remove('x'); },
    },
    {
      what: 'an empty body with status 200 instead of Google', code: 'unreadable',
      break: () => { bench.sandbox.google.faults.add({ id: 'x', kind: 'empty', method: 'GET' }); }, mend: () => { bench.sandbox.google.faults.remove('x'); },
    },
    {
      what: 'half an answer of Google', code: 'unreadable',
      break: () => { forget(); bench.sandbox.google.faults.add({ id: 'x', kind: 'truncated', method: 'GET' }); }, mend: () => { bench.sandbox.google.faults.remove('x'); },
    },
    {
      what: 'a calendar whose access was taken away (404)', code: 'calendar_not_found',
      break: () => { bench.sandbox.google.people.setAccess(calendarId, 'notFound'); }, mend: () => { bench.sandbox.google.people.setAccess(calendarId, 'restored'); },
    },
    {
      what: 'a calendar whose access was taken away (403)', code: 'forbidden',
      break: () => { bench.sandbox.google.people.setAccess(calendarId, 'forbidden'); }, mend: () => { bench.sandbox.google.people.setAccess(calendarId, 'restored'); },
    },
    {
      what: 'a page of HTML with status 200 instead of Advoware', code: 'upstream_unreadable',
      break: () => { bench.sandbox.advoware.faults.add({ id: 'x', kind: 'html', method: 'GET', path: 'appointments' }); }, mend: () => { bench.sandbox.advoware.faults.remove('x'); },
    },
    {
      what: 'an empty body with status 200 instead of Advoware', code: 'upstream_unreadable',
      break: () => { bench.sandbox.advoware.faults.add({ id: 'x', kind: 'empty', method: 'GET', path: 'appointments' }); }, mend: () => { bench.sandbox.advoware.faults.remove('x'); },
    },
    {
      what: 'half an answer of Advoware', code: 'upstream_unreadable',
      break: () => { bench.sandbox.advoware.faults.add({ id: 'x', kind: 'truncated', method: 'GET', path: 'appointments' }); }, mend: () => { bench.sandbox.advoware.faults.remove('x'); },
    },
    {
      what: 'Advoware refusing the login', code: 'upstream_unauthorized',
      break: () => { bench.sandbox.advoware.faults.add({ id: 'x', kind: 'status', status: 401 }); }, mend: () => { bench.sandbox.advoware.faults.remove('x'); },
    },
  ];
  for (const each of cases) {
    it(`${each.what}: the run fails with ${each.code}, writes nothing anywhere, and the next one finds all as it was`, async () => {
      const before = JSON.stringify([bench.events(), bench.appointments()]);
      each.break();
      const result = await bench.sync();
      assert.deepEqual([result.kind, result.kind === 'failed' ? result.code : ''], ['failed', each.code]);
      assert.equal(bench.counts().writes, 0);
      each.mend();
      bench.later(60_000);
      assert.equal((await bench.sync()).kind, 'unchanged');
      assert.equal(bench.counts().writes, 0);
      assert.equal(JSON.stringify([bench.events(), bench.appointments()]), before);
    });
  }

  it('an empty list of Advoware with status 200 deletes nothing: the run stops before its first write', async () => {
    bench.sandbox.advoware.faults.add({ kind: 'status', status: 200, method: 'GET', path: 'appointments', headers: { 'Content-Type': 'application/json' }, body: '[]' });
    const result = await bench.sync();
    assert.equal(result.kind, 'stopped');
    assert.equal(bench.counts().writes, 0);
    bench.sandbox.advoware.faults.clear();
    assert.equal((await bench.sync()).kind, 'unchanged');
    assert.equal(bench.events().length, 8);
  });

  it('an empty list of Google after a lost cursor deletes nothing in Advoware', async () => {
    forget();
    const body = JSON.stringify({ kind: 'calendar#events', items: [], nextSyncToken: 'x' });
    bench.sandbox.google.faults.add({ kind: 'status', status: 200, method: 'GET', path: '/events\\?', headers: { 'Content-Type': 'application/json' }, body, times: 1 });
    const result = await bench.sync();
    assert.ok(result.kind === 'unchanged' || result.kind === 'stopped');
    assert.equal(bench.counts().writes, 0);
    assert.equal(bench.appointments().length, 8);
  });

  it('tells a person once a day that a calendar can no longer be reached, whatever the number of runs', async () => {
    bench.sandbox.google.people.setAccess(calendarId, 'notFound');
    for (let run = 0; run < 3; run += 1) await bench.sync();
    assert.equal(bench.notices().length, 1);
    assert.match(bench.notices()[0] ?? '', /Kalender KL .*calendar_not_found/);
  });

  it('shows the failure and the age of the last success in the overview', async () => {
    const before = (await bench.ledger.calendars.overview())[0]?.lastSuccessAt;
    bench.later(600_000);
    bench.sandbox.google.people.setAccess(calendarId, 'notFound');
    await bench.sync();
    const [state] = await bench.ledger.calendars.overview();
    assert.deepEqual([state?.kuerzel, state?.lastRun?.result, state?.lastSuccessAt], [kl, 'failed', before]);
    assert.match(state?.lastRun?.error ?? '', /calendar_not_found/);
  });
});
