import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { Client } from 'pg';
import { realEffects } from '../../../src/hub/effects/real-effects.js';
import type { Ledger } from '../../../src/hub/ledger/ledger.js';
import { emptyMemoryLedger, memoryLedger } from '../../../src/hub/ledger/memory-ledger.js';
import { migrate } from '../../../src/hub/ledger/migrate.js';
import { openEmbedded, openLedger } from '../../../src/hub/ledger/open-ledger.js';
import { sqlLedger } from '../../../src/hub/ledger/sql-ledger.js';
import type { LedgerTables } from '../../../src/hub/ledger/tables.js';
import { startPostgres, type TestPostgres } from '../support/postgres-cluster.js';
import { recordingLog } from '../support/quiet-log.js';
import { accessLogContract } from './access-log-contract.js';
import { calendarContract } from './calendar-contract.js';
import { callContract } from './call-contract.js';
import { leadContract } from './lead-contract.js';
import { ledgerContract, type LedgerUnderTest } from './ledger-contract.js';

/** What every ledger must do, and every store beside it. */
function contracts(name: string, subject: () => LedgerUnderTest): void {
  ledgerContract(name, subject);
  calendarContract(name, subject);
  callContract(name, subject);
  leadContract(name, subject);
  accessLogContract(name, subject);
}
const everything = 'fence, link, notice, journal, run, calendar, calendar_pair, calendar_event, call, call_name, phone_book, lead, lead_delivery, lead_content, access';

describe('ledgers', () => {
  describe('in memory', () => {
    let state = emptyMemoryLedger();
    contracts('memory', () => ({
      open: (effects) => Promise.resolve(memoryLedger(effects, state)),
      forget: () => { state = emptyMemoryLedger(); return Promise.resolve(); },
    }));
  });

  describe('in PGlite', () => {
    let pglite: PGlite | undefined;
    let db: Kysely<LedgerTables>;
    before(async function () {
      this.timeout(60_000);
      pglite = await PGlite.create();
      db = new Kysely<LedgerTables>({ dialect: new PGliteDialect({ pglite }) });
      await migrate(db);
    });
    after(() => db.destroy());
    contracts('PGlite', () => ({
      async open(effects) {
        await migrate(db);
        return sqlLedger({ db, effects, close: () => Promise.resolve() });
      },
      forget: async () => { await pglite?.exec(`TRUNCATE ${everything}`); },
    }));

    it('keeps its rows on disk and lets one process in', async function () {
      this.timeout(60_000);
      const directory = await mkdtemp(path.join(os.tmpdir(), 'hub-ledger-'));
      const open = (): Promise<Ledger> => openEmbedded(directory, realEffects());
      try {
        const ledger = await open();
        await ledger.beginRun({ kind: 'beteiligter', recordId: 'a', trigger: 't', actor: 'hub' });
        await assert.rejects(open(), { code: 'misconfigured', message: /eingebettete Ledger/ });
        await ledger.close();
        const again = await open();
        assert.equal((await again.beginRun({ kind: 'beteiligter', recordId: 'a', trigger: 't', actor: 'hub' })).run.fence, 2);
        await again.close();
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    });
  });

  describe('in PostgreSQL', () => {
    let postgres: TestPostgres | undefined;
    let client: Client;
    before(async function () {
      this.timeout(60_000);
      postgres = await startPostgres();
      assert.ok(postgres, 'PostgreSQL must be installed for this test: sudo apt-get install -y postgresql');
      client = new Client({ connectionString: postgres.url });
      await client.connect();
    });
    after(async () => {
      await client.end();
      await postgres?.stop();
    });
    const open = (effects = realEffects()): Promise<Ledger> =>
      openLedger({ kind: 'postgres', url: postgres?.url ?? '' }, { varDir: '/nowhere', effects, log: recordingLog() });
    contracts('PostgreSQL', () => ({
      open,
      forget: async () => {
        await (await open()).close();
        await client.query(`TRUNCATE ${everything}`);
      },
    }));

    it('is migrated once when several processes start at once', async () => {
      await client.query('DROP SCHEMA public CASCADE');
      await client.query('CREATE SCHEMA public');
      const ledgers = await Promise.all([open(), open(), open()]);
      await Promise.all(ledgers.map((ledger) => ledger.ping()));
      await Promise.all(ledgers.map((ledger) => ledger.close()));
      const { rows } = await client.query<{ name: string }>('SELECT name FROM hub_migration ORDER BY name');
      assert.deepEqual(rows.map(({ name }) => name), ['0001-first', '0002-calendar', '0003-calls', '0004-leads', '0005-access', '0006-gone']);
    });

    it('does not start on tables of a newer hub', async () => {
      await (await open()).close();
      await client.query(`INSERT INTO hub_migration (name, timestamp) VALUES ('9999-future', 'x')`);
      await assert.rejects(open(), { code: 'misconfigured', message: /neuerer Hub/ });
      await client.query(`DELETE FROM hub_migration WHERE name = '9999-future'`);
    });

    it('says unavailable when nobody answers', async () => {
      await assert.rejects(openLedger({ kind: 'postgres', url: 'postgres://hub@127.0.0.1:1/x' }, { varDir: '/nowhere', effects: realEffects(), log: recordingLog() }),
        { code: 'unavailable', retryable: true });
    });
  });
});
