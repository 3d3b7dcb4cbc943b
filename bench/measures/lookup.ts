import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { realEffects } from '../../src/hub/effects/real-effects.js';
import type { Hub } from '../../src/hub/hub.js';
import { migrate } from '../../src/hub/ledger/migrate.js';
import { sqlLedger } from '../../src/hub/ledger/sql-ledger.js';
import type { LedgerTables } from '../../src/hub/ledger/tables.js';
import { createLookup, type Lookup } from '../../src/sync/telephony/lookup.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import { quietLog } from '../../test/nodes/support/fakes.js';
import { number, type Row } from '../table.js';

const numbers = 50_000;
const ringsAtOnce = 20;
const rounds = 10;
const budgetMs = 300;
const crms = [{ name: 'CRM antwortet nach 200 ms', delayMs: 200 }, { name: 'CRM antwortet nicht', delayMs: 10_000 }] as const;

/** Who calls, out of a full phone book, while the CRM is slow or silent: the telephone system waits for the answer. */
export async function measureLookup(): Promise<readonly Row[]> {
  const pglite = await PGlite.create();
  const db = new Kysely<LedgerTables>({ dialect: new PGliteDialect({ pglite }) });
  try {
    await migrate(db);
    await pglite.exec(`INSERT INTO phone_book SELECT 'CBeteiligte', 'b' || n, '+4930' || (20000000 + n), '{"firstName": null, "lastName": "Muster", "company": null, "email": null}' FROM generate_series(0, ${numbers - 1}) n`);
    const effects = realEffects();
    const hub = { effects, log: quietLog, ledger: sqlLedger({ db, effects, close: () => Promise.resolve() }) } as unknown as Hub;
    const rows: Row[] = [];
    for (const { name, delayMs } of crms) rows.push(await rowOf(name, createLookup({ hub, espocrm: emptyCrm(delayMs), crmLink: (entity, id) => `${entity}/${id}` })));
    return rows;
  } finally {
    await db.destroy();
  }
}

/** Knows nobody, and says so after a while. */
const emptyCrm = (delayMs: number): EspoCrm => ({ async* list() { await realEffects().sleep(delayMs); yield []; } }) as unknown as EspoCrm;

async function rowOf(crm: string, lookup: Lookup): Promise<Row> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all(Array.from({ length: ringsAtOnce }, async (_, ring) => { times.push(await ringMs(lookup, (round * ringsAtOnce + ring) * 211)); }));
  }
  times.sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)] ?? NaN;
  return {
    what: `Wer ruft an, ${number(numbers)} Nummern, ${ringsAtOnce} zugleich, ${crm}: p99`, measured: `${number(p99)} ms`, budget: `< ${budgetMs} ms`, isWithin: p99 < budgetMs,
  };
}

async function ringMs(lookup: Lookup, index: number): Promise<number> {
  const begun = performance.now();
  const { contacts: [found] } = await lookup.find(`+4930${20_000_000 + index}`);
  if (found?.id !== `b${index}`) throw new Error(`the lookup of number ${index} has found ${found?.id ?? 'nobody'}`);
  return performance.now() - begun;
}
