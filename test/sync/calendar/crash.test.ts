import assert from 'node:assert/strict';
import type { Effect } from '../../../src/hub/effects/effects.js';
import { TestRedis } from '../../hub/support/redis-server.js';
import { Workbench } from './support/workbench.js';

/** What a scenario leads to without a crash; ids and versions that differ from world to world are left out. */
function stateOf(bench: Workbench): unknown {
  const events = bench.events().map(({ summary, description, location, visibility, start, end, recurrence }) => ({ summary, description, location, visibility, start, end, recurrence }));
  return { events: sorted(events), appointments: sorted(bench.appointments()) };
}
const sorted = (values: readonly unknown[]): string[] => values.map((value) => JSON.stringify(value)).sort();

interface Scenario { readonly what: string; readonly prepare: (bench: Workbench) => Promise<void> }

const scenarios: readonly Scenario[] = [
  { what: 'the first run of all', prepare: async (bench) => { bench.enter(); await Promise.resolve(); } },
  {
    what: 'something new on both sides', prepare: async (bench) => {
      await bench.settled({ full_content: true });
      bench.enter();
      bench.create({ location: 'Hansaring 3' });
    },
  },
  {
    what: 'a change on each side and a collision', prepare: async (bench) => {
      const [one, two] = [bench.enter({ text: 'Eins' }, 1), bench.enter({ text: 'Zwei' }, 2)];
      bench.enter({ text: 'Drei' }, 3);
      await bench.settled({ full_content: true });
      const eventOf = (text: string): string => bench.events().find(({ summary }) => summary === text)?.id ?? '';
      const [first, third] = [eventOf('Eins'), eventOf('Drei')];
      bench.sandbox.advoware.appointments.edit(one, { text: 'Aus Advoware' });
      bench.sandbox.advoware.appointments.edit(two, { ort: 'Saal 2' });
      bench.later(60_000);
      bench.edit(first, { summary: 'Aus Google' });
      bench.edit(third, { description: 'Bitte anrufen' });
    },
  },
  {
    what: 'a deletion on each side', prepare: async (bench) => {
      const [one, two] = [bench.enter({ text: 'Eins' }, 1), bench.enter({ text: 'Zwei' }, 2)];
      bench.enter({ text: 'Drei' }, 3);
      const calendarId = await bench.settled({ full_content: true });
      bench.sandbox.advoware.appointments.remove(one);
      bench.sandbox.google.people.remove(calendarId, bench.events().find(({ summary }) => summary === 'Zwei')?.id ?? '');
      assert.ok(bench.appointment(two));
    },
  },
  {
    what: 'a series that is taken apart', prepare: async (bench) => {
      bench.enter({ dauertermin: 1, turnus: 1, turnusArt: 2, datumBis: `${bench.day(19)}T00:00:00` }, 5);
      await bench.settled({ full_content: true });
      bench.edit(bench.instance(bench.event().id, bench.day(12)), { summary: 'Allein' });
    },
  },
];

/** What the process can die at: every call that writes, and every step of the ledger. */
const counts = ({ system, operation }: Effect): boolean =>
  (system === 'ledger' && /commit|intend|settle|note|end run/.test(operation)) || ((system === 'google' || system === 'advoware') && /^(POST|PATCH|PUT|DELETE)/.test(operation) && !/Token|token|probe/.test(operation));

describe('A process that dies in a run', function () {
  this.timeout(120_000);
  let redis: TestRedis;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());

  async function withBench<T>(prepare: Scenario['prepare'], work: (bench: Workbench) => Promise<T>): Promise<T> {
    const bench = await Workbench.start(redis);
    try {
      await prepare(bench);
      bench.clearLogs();
      return await work(bench);
    } finally {
      await bench.stop();
    }
  }

  for (const { what, prepare } of scenarios) {
    it(`before or after any effect of ${what} leads to the same end, with nothing twice and every conflict told once`, async () => {
      const [effects, wanted, told] = await withBench(prepare, async (bench) => {
        await bench.synced();
        const seen = bench.interruptible.seen.filter(counts).length;
        return [seen, stateOf(bench), bench.notices().length] as const;
      });
      assert.ok(effects >= 4, 'the scenario writes something');
      for (let at = 0; at < effects; at += 1) {
        for (const when of ['before', 'after'] as const) {
          await withBench(prepare, async (bench) => {
            let passed = 0;
            const died = await bench.interruptible.dieAt((effect) => counts(effect) && (passed += 1) > at, when, () => bench.sync());
            assert.ok(died, `the process was to die ${when} effect ${at}`);
            await bench.died();
            await bench.synced();
            const label = `died ${when} effect ${at} of ${effects}`;
            assert.deepEqual(stateOf(bench), wanted, label);
            assert.equal(bench.notices().length, told, label);
            assert.equal((await bench.sync()).kind, 'unchanged', label);
          });
        }
      }
    });
  }
});
