import assert from 'node:assert/strict';
import type { BeteiligteEvent } from '../../../src/hub/events/topics.js';
import type { DeskContext } from '../../../src/sync/desk/context.js';
import { confirmGone, heldGoneView } from '../../../src/sync/desk/held-gone.js';
import { syncBeteiligter } from '../../../src/sync/beteiligte/sync-beteiligter.js';
import { TestRedis } from '../../hub/support/redis-server.js';
import { fakeEvents } from '../../nodes/support/fakes.js';
import { Workbench } from './support/workbench.js';

const anna = { name: 'anna' };
const dayMs = 24 * 3_600_000;

describe('When Advoware no longer knows many Beteiligte', () => {
  let redis: TestRedis;
  let bench: Workbench;
  let ids: string[];
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => {
    bench = await Workbench.start(redis);
    ids = [];
    for (const name of ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']) ids.push((await bench.linkedPair({ lastName: `Muster ${name}` })).id);
    ids.sort();
  });
  afterEach(() => bench.stop());

  const forget = (): string => bench.sandbox.advoware.faults.add({ method: 'GET', path: 'Beteiligte/\\d+', kind: 'status', status: 404, body: '{"message":"nicht gefunden"}' });
  const lookAtAll = async (): Promise<string[]> => {
    const kinds: string[] = [];
    for (const id of ids) kinds.push((await bench.sync(id, 'sync_check', 'manual')).kind);
    return kinds;
  };
  const statuses = (): unknown[] => ids.map((id) => bench.crm(id)['syncStatus']);
  const aboutMany = (): string[] => bench.notices().filter((text) => text.includes('ungewöhnlich viele'));
  const desk = (events = fakeEvents()): Pick<DeskContext, 'hub'> =>
    ({ hub: { ...bench.context.hub, events, health: () => Promise.resolve({ status: 'ok', dependencies: {} }) } });
  /** The runs that a go-ahead leads to. */
  const confirm = async (hash: string): Promise<string[]> => {
    const events = fakeEvents();
    await confirmGone(desk(events), hash, anna);
    const kinds: string[] = [];
    for (const payload of events.emitted.flatMap(({ payloads }) => payloads)) kinds.push((await syncBeteiligter(bench.context, payload as BeteiligteEvent)).kind);
    return kinds;
  };

  it('stops after five on a day, writes nothing about the others and tells it once', async () => {
    forget();
    assert.deepEqual(await lookAtAll(), [...Array<string>(5).fill('conflict'), 'held', 'held', 'held']);
    assert.deepEqual(statuses(), [...Array<string>(5).fill('conflict'), 'clean', 'clean', 'clean']);
    assert.equal(aboutMany().length, 1);
    assert.match(aboutMany()[0] ?? '', /6\)\. Der Hub hält an/);
  });

  it('counts also those whose record in the CRM moved just before the write', async () => {
    forget();
    for (const id of ids) {
      bench.before(({ operation }) => operation === 'PUT CBeteiligte', () => { bench.editInCrm(id, { description: 'von Hand' }); });
      await bench.sync(id, 'sync_check', 'manual');
    }
    assert.equal((await bench.ledger.heldGone('beteiligter')).length, 3);
  });

  it('holds what is held over the days and reminds of it daily', async () => {
    forget();
    await lookAtAll();
    await bench.later(3 * dayMs);
    for (const tick of [1, 2]) assert.deepEqual((await bench.cron()).map(({ kind }) => kind), ['held', 'held', 'held'], `tick ${tick}`);
    assert.equal(aboutMany().length, 2);
  });

  it('goes on by itself with those that Advoware has again', async () => {
    const fault = forget();
    await lookAtAll();
    bench.sandbox.advoware.faults.remove(fault);
    assert.deepEqual((await bench.cron()).map(({ kind }) => kind), ['unchanged', 'unchanged', 'unchanged']);
    assert.deepEqual(await bench.ledger.heldGone('beteiligter'), []);
    assert.deepEqual(await bench.cron(), []);
  });

  it('lets five more go on another day', async () => {
    ids.forEach((id, index) => { if (index < 3) bench.sandbox.advoware.store.remove(Number(bench.crm(id)['betnr'])); });
    await lookAtAll();
    await bench.later(2 * dayMs);
    forget();
    const open = ids.slice(3);
    for (const id of open) assert.equal((await bench.sync(id, 'sync_check', 'manual')).kind, 'conflict');
  });

  it('goes on with a person’s word for exactly those that were shown, and keeps whose it was', async () => {
    forget();
    await lookAtAll();
    const shown = await heldGoneView(desk());
    assert.equal(shown?.count, 3);
    assert.deepEqual(await confirm(shown.hash), ['conflict', 'conflict', 'conflict']);
    assert.deepEqual(statuses(), Array<string>(8).fill('conflict'));
    assert.equal(await heldGoneView(desk()), null);
    const [remark] = (await bench.ledger.journal({ search: 'Freigabe', limit: 5 }));
    assert.deepEqual([remark?.actor, remark?.after], ['anna', { hash: shown.hash, ids: ids.slice(5) }]);
  });

  it('refuses a word for others than those that are held by now', async () => {
    const fault = forget();
    await lookAtAll();
    const shown = await heldGoneView(desk());
    bench.sandbox.advoware.faults.remove(fault);
    await bench.sync(ids[7] ?? '', 'sync_check', 'manual');
    await assert.rejects(confirmGone(desk(), shown?.hash ?? '', anna), { code: 'conflict' });
    assert.deepEqual(await bench.ledger.heldGone('beteiligter'), ids.slice(5, 7));
  });

  it('closes one that is deleted in EspoCRM, too', async () => {
    forget();
    await lookAtAll();
    bench.sandbox.espocrm.persons.remove('CBeteiligte', ids[7] ?? '');
    assert.equal((await bench.sync(ids[7] ?? '', 'delete')).kind, 'closed');
    assert.deepEqual(await bench.ledger.heldGone('beteiligter'), ids.slice(5, 7));
  });

  it('does not count numbers that were never found there', async () => {
    const typed = ids.map((id, index) => { bench.editInCrm(id, { betnr: 900_001 + index }); return id; });
    for (const id of typed) assert.equal((await bench.sync(id, 'sync_check', 'manual')).kind, 'conflict');
    assert.deepEqual(aboutMany(), []);
  });
});
