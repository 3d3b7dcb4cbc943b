import { TestRedis } from '../../test/hub/support/redis-server.js';
import { Workbench } from '../../test/sync/beteiligte/support/workbench.js';
import type { Row } from '../table.js';

type Calls = { readonly reads: number; readonly writes: number };
type Operation = {
  readonly name: string;
  readonly budget: Calls;
  /** Brings about what is to be counted from there on. */
  readonly prepare: (bench: Workbench) => Promise<() => Promise<unknown>>;
};

const phone = (phoneNumber: string, primary = true): object => ({ phoneNumber, type: 'Office', primary });
const changes = 3;
const records = 50;

const operations: readonly Operation[] = [
  {
    name: 'im CRM angelegt', budget: { reads: 2, writes: 2 },
    prepare: (bench) => {
      const id = bench.createInCrm();
      return Promise.resolve(() => bench.sync(id, 'create'));
    },
  },
  {
    name: 'Stammdaten im CRM geändert', budget: { reads: 2, writes: 2 },
    prepare: async (bench) => {
      const { id } = await bench.linkedPair();
      bench.editInCrm(id, { firstName: 'Erike' });
      return () => bench.sync(id);
    },
  },
  {
    name: `in Advoware geändert, mit ${changes} Kommunikationen`, budget: { reads: 2, writes: 1 + changes },
    prepare: async (bench) => {
      const { id, betNr } = await bench.linkedPair();
      bench.sandbox.advoware.store.edit(betNr, { vorname: 'Erike' });
      for (let index = 0; index < changes; index += 1) bench.sandbox.advoware.store.addEntry(betNr, { tlf: `040 66969 11${index}`, kommKz: 1 });
      return () => bench.sync(id, 'sync_check', 'manual');
    },
  },
  {
    name: `Stammdaten und ${changes} Kommunikationen im CRM geändert`, budget: { reads: 2, writes: 2 + changes },
    prepare: async (bench) => {
      const { id } = await bench.linkedPair({ phoneNumberData: [phone('+493023125001')] as never });
      bench.editInCrm(id, { firstName: 'Erike', phoneNumberData: [phone('+493023125002'), phone('+493023125003', false)] as never, emailAddress: 'erike@muster.example' });
      return () => bench.sync(id);
    },
  },
  {
    name: 'nichts geändert', budget: { reads: 2, writes: 0 },
    prepare: async (bench) => {
      const { id } = await bench.linkedPair();
      return () => bench.sync(id, 'sync_check', 'manual');
    },
  },
  {
    name: 'eigenes Echo', budget: { reads: 1, writes: 0 },
    prepare: async (bench) => {
      const { id } = await bench.linkedPair();
      return () => bench.sync(id, 'update');
    },
  },
];

/** Calls to the outside systems, counted where they arrive. */
export async function measureCalls(): Promise<readonly Row[]> {
  const redis = await TestRedis.start();
  try {
    const rows: Row[] = [];
    for (const { name, budget, prepare } of operations) {
      const calls = await count(redis, prepare);
      rows.push({ what: `Aufrufe: ${name}`, measured: shown(calls), budget: shown(budget), isWithin: calls.reads <= budget.reads && calls.writes <= budget.writes });
    }
    return [...rows, await cronRow(redis), await tokenRow(redis)];
  } finally {
    await redis.stop();
  }
}

const shown = ({ reads, writes }: Calls): string => `${reads} lesend, ${writes} schreibend`;

async function count(redis: TestRedis, prepare: Operation['prepare']): Promise<Calls> {
  return await onWorkbench(redis, async (bench) => {
    const act = await prepare(bench);
    bench.clearLogs();
    await act();
    return bench.counts();
  });
}

/** A day later every record is due, and its state is written once; two lists: of those that are due, and the day's one of all ids. */
async function cronRow(redis: TestRedis): Promise<Row> {
  const [calls, status] = await onWorkbench(redis, async (bench) => {
    for (let index = 0; index < records; index += 1) await bench.linkedPair({ lastName: `Cron${index}` });
    await bench.later(25 * 3_600_000);
    bench.clearLogs();
    await bench.cron();
    return [bench.counts(), bench.calls.espocrm.filter((call) => !call.startsWith('GET')).length] as const;
  });
  const reads = records + 2 * Math.ceil(records / 200);
  const isWithin = calls.reads <= reads && calls.writes === status && status <= records;
  return {
    what: `Aufrufe: Cron, ${records} unveränderte, alle fällig`, measured: `${calls.reads} lesend, ${calls.writes} schreibend (davon ${status} Status)`,
    budget: `${reads} lesend, 0 schreibend (+ Status)`, isWithin,
  };
}

async function tokenRow(redis: TestRedis): Promise<Row> {
  const logins = await onWorkbench(redis, async (bench) => {
    let seen = 0;
    for (let index = 0; index < records; index += 1) {
      const id = bench.createInCrm({ lastName: `Token${index}` });
      await bench.sync(id, 'create');
      seen += bench.sandbox.advoware.log.all().filter(({ path }) => path.endsWith('/Token')).length;
      bench.clearLogs();
    }
    return seen;
  });
  return { what: `Anmeldungen an Advoware in ${records} Läufen`, measured: String(logins), budget: '1 je 53 min', isWithin: logins === 1 };
}

export async function onWorkbench<T>(redis: TestRedis, work: (bench: Workbench) => Promise<T>): Promise<T> {
  const bench = await Workbench.start(redis);
  try {
    return await work(bench);
  } finally {
    await bench.stop();
  }
}
