import assert from 'node:assert/strict';
import type { Effects } from '../../../src/hub/effects/effects.js';
import { TestRedis } from '../../hub/support/redis-server.js';
import { openEmbedded } from '../../../src/hub/ledger/open-ledger.js';
import { Workbench } from './support/workbench.js';

describe('A calendar run under write protection', function () {
  this.timeout(60_000);
  let redis: TestRedis;
  let bench: Workbench;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  afterEach(() => bench.stop());

  const suppressedRows = async (): Promise<string[]> => (await bench.ledger.journal({ limit: 200 })).filter(({ outcome }) => outcome === 'suppressed').map(({ operation }) => operation).sort();

  for (const [where, ledger] of [['in memory', undefined], ['in SQL', (effects: Effects) => openEmbedded(undefined, effects)]] as const) {
    it(`sends nothing to Advoware, DELETE included, and keeps one journal row for each write it held back (ledger ${where})`, async () => {
      bench = await Workbench.start(redis, { writeProtection: true, ...(ledger ? { ledger } : {}) });
      const [one] = [bench.enter({ text: 'Eins' }, 1), bench.enter({ text: 'Zwei' }, 2), bench.enter({ text: 'Drei' }, 3)];
      const calendarId = await bench.settled({ full_content: true });
      const eventOf = (text: string): string => bench.events().find(({ summary }) => summary === text)?.id ?? '';
      bench.create();
      bench.edit(eventOf('Eins'), { location: 'Saal 1' });
      bench.sandbox.google.people.remove(calendarId, eventOf('Zwei'));
      const first = await bench.sync();
      assert.ok(first.kind === 'suppressed');
      assert.equal(first.counts.suppressed, 3);
      assert.equal((await bench.sync()).kind, 'suppressed');
      assert.deepEqual(await suppressedRows(), ['DELETE appointments', 'POST appointments', 'PUT appointments']);
      assert.deepEqual(bench.calls.advoware.filter((call) => !call.startsWith('GET')), []);
      assert.equal(bench.appointment(one)['ort'], null);
    });
  }

  it('still shows in Google what changes in Advoware', async () => {
    bench = await Workbench.start(redis, { writeProtection: true });
    const frNr = bench.enter();
    await bench.settled({ full_content: true });
    bench.sandbox.advoware.appointments.edit(frNr, { text: 'Neu' });
    await bench.synced();
    assert.equal(bench.event().summary, 'Neu');
  });

  it('writes what it held back once protection is off', async () => {
    bench = await Workbench.start(redis, { writeProtection: true });
    await bench.settled();
    bench.create();
    assert.equal((await bench.sync()).kind, 'suppressed');
    assert.equal(bench.numbers().length, 0);
    await bench.restarted({ writeProtection: false });
    assert.equal((await bench.synced()).newInAdvoware, 1);
    assert.equal(bench.numbers().length, 1);
  });
});
