import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { HubError } from '../errors/hub-error.js';
import { first } from './migrations/0001-first.js';
import { calendar } from './migrations/0002-calendar.js';
import { calls } from './migrations/0003-calls.js';
import { leads } from './migrations/0004-leads.js';
import { access } from './migrations/0005-access.js';
import { gone } from './migrations/0006-gone.js';
import type { LedgerTables } from './tables.js';

/** Every migration by its name, in order. Forward only: a change is a new one, never an edit. */
const migrations: Record<string, Migration> = {
  '0001-first': first, '0002-calendar': calendar, '0003-calls': calls, '0004-leads': leads, '0005-access': access, '0006-gone': gone,
};

/**
 * Brings the ledger's tables up to date, one process at a time (Kysely locks), all or nothing.
 * @throws HubError `misconfigured` when the data base is newer than this hub or refuses.
 */
export async function migrate(db: Kysely<LedgerTables>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableName: 'hub_migration',
    migrationLockTableName: 'hub_migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    throw new HubError('misconfigured', 'Das Ledger konnte nicht auf den Stand dieses Hubs gebracht werden; läuft dort schon ein neuerer Hub?', { cause: error });
  }
}
