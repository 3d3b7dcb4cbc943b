import assert from 'node:assert/strict';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { realEffects } from '../../../src/hub/effects/real-effects.js';
import type { Hub } from '../../../src/hub/hub.js';
import { migrate } from '../../../src/hub/ledger/migrate.js';
import { sqlLedger } from '../../../src/hub/ledger/sql-ledger.js';
import type { LedgerTables } from '../../../src/hub/ledger/tables.js';
import { createLookup } from '../../../src/sync/telephony/lookup.js';
import type { EspoCrm } from '../../../src/systems/espocrm/espocrm.js';
import { quietLog } from '../../nodes/support/fakes.js';

const contacts = 50_000;
const ringsAtOnce = 20;
const numberOf = (index: number): string => `+4930${String(20_000_000 + index)}`;

describe('the time of a lookup', function () {
  this.timeout(60_000);
  let db: Kysely<LedgerTables>;
  let hub: Pick<Hub, 'effects' | 'ledger' | 'log'>;
  before(async () => {
    const pglite = await PGlite.create();
    db = new Kysely<LedgerTables>({ dialect: new PGliteDialect({ pglite }) });
    await migrate(db);
    await pglite.exec(`INSERT INTO phone_book SELECT 'CBeteiligte', 'b' || n, '+4930' || (20000000 + n), '{"firstName": null, "lastName": "Muster", "company": null, "email": null}' FROM generate_series(0, ${contacts - 1}) n`);
    const effects = realEffects();
    hub = { effects, log: quietLog, ledger: sqlLedger({ db, effects, close: () => Promise.resolve() }) };
  });
  after(() => db.destroy());

  /** A CRM that answers after so long, or never. */
  const crm = (delayMs: number): EspoCrm => ({ async* list() { await realEffects().sleep(delayMs); yield []; } }) as unknown as EspoCrm;

  for (const [name, delayMs] of [['a CRM that takes 200 ms', 200], ['a CRM that does not answer', 10_000]] as const) {
    it(`stays below 300 ms with ${contacts} numbers and ${ringsAtOnce} rings at once, with ${name}`, async () => {
      const lookup = createLookup({ hub: hub as Hub, espocrm: crm(delayMs), crmLink: (entity, id) => `${entity}/${id}` });
      const times: number[] = [];
      for (let round = 0; round < 10; round += 1) {
        await Promise.all(Array.from({ length: ringsAtOnce }, async (_, ring) => {
          const index = (round * ringsAtOnce + ring) * 211;
          const started = performance.now();
          const { contacts: found } = await lookup.find(numberOf(index));
          times.push(performance.now() - started);
          assert.deepEqual(found.map(({ id }) => id), [`b${index}`]);
        }));
      }
      times.sort((a, b) => a - b);
      const p99 = times[Math.floor(times.length * 0.99)] ?? Infinity;
      console.log(`        p50 ${times[times.length / 2]?.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`);
      assert.ok(p99 < 300, `p99 ${p99.toFixed(0)} ms`);
    });
  }
});
