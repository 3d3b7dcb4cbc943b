import path from 'node:path';
import { Kysely, PGliteDialect, PostgresDialect, sql, type Dialect } from 'kysely';
import type { Effects } from '../effects/effects.js';
import { HubError } from '../errors/hub-error.js';
import { claimDirectory } from '../files/claim-directory.js';
import type { Log } from '../log/log.js';
import type { LedgerSettings } from '../settings/settings.js';
import type { Ledger } from './ledger.js';
import { migrate } from './migrate.js';
import { sqlLedger, type LedgerObserver } from './sql-ledger.js';
import type { LedgerTables } from './tables.js';

export interface OpenLedgerOptions {
  /** The embedded ledger lies in `ledger` below it. */
  readonly varDir: string;
  readonly effects: Effects;
  readonly log: Log;
  readonly observer?: LedgerObserver;
}

/**
 * Opens the ledger and brings its tables up to date: PostgreSQL when configured, else PGlite in `{varDir}/ledger`,
 * which one process at a time can open.
 * @throws HubError `misconfigured` (directory in use, newer tables) or `unavailable` (data base away).
 */
export async function openLedger(settings: LedgerSettings, { varDir, effects, log, observer }: OpenLedgerOptions): Promise<Ledger> {
  return sqlLedger({ ...await openDataBase(settings, { varDir, log }), effects, observer });
}

/** A ledger in PGlite. Without a directory it lives in memory. */
export async function openEmbedded(directory: string | undefined, effects: Effects): Promise<Ledger> {
  return sqlLedger({ ...await openPGlite(directory), effects });
}

export interface LedgerDataBase { readonly db: Kysely<LedgerTables>; close(): Promise<void> }

/** The ledger's tables themselves, brought up to date: for work that no run does. Throws as `openLedger` does. */
export function openDataBase(settings: LedgerSettings, { varDir, log }: Pick<OpenLedgerOptions, 'varDir' | 'log'>): Promise<LedgerDataBase> {
  return settings.kind === 'postgres' ? openPostgres(settings.url, log) : openPGlite(path.join(varDir, 'ledger'));
}

async function openPGlite(directory: string | undefined): Promise<LedgerDataBase> {
  const claim = directory === undefined ? undefined : await claimDirectory(directory, 'Das eingebettete Ledger');
  try {
    // Loaded on demand: with PostgreSQL outside its memory is saved.
    const { PGlite } = await import('@electric-sql/pglite');
    const pglite = await PGlite.create(directory === undefined ? {} : { dataDir: path.join(directory, 'data') });
    return await openDialect(new PGliteDialect({ pglite }), () => claim?.release());
  } catch (error) {
    await claim?.release();
    throw asUnavailable(error);
  }
}

async function openPostgres(url: string, log: Log): Promise<LedgerDataBase> {
  const { Pool } = await import('pg');
  const pool = new Pool({
    connectionString: url, max: 10, application_name: 'bitbylaw-hub',
    connectionTimeoutMillis: 5_000, statement_timeout: 15_000, idle_in_transaction_session_timeout: 15_000,
  });
  // An idle connection that breaks is no failure of anybody's work; without a listener it would end the process.
  pool.on('error', (error) => { log.warn('ledger_connection_lost', {}, error); });
  try {
    return await openDialect(new PostgresDialect({ pool }), () => undefined);
  } catch (error) {
    throw asUnavailable(error);
  }
}

async function openDialect(dialect: Dialect, released: () => Promise<void> | undefined): Promise<LedgerDataBase> {
  const db = new Kysely<LedgerTables>({ dialect });
  try {
    // First of all: a data base that is away is another fault than tables that do not fit.
    await sql`SELECT 1`.execute(db);
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  let closing: Promise<void> | undefined;
  return { db, close: () => (closing ??= db.destroy().finally(() => released())) };
}

function asUnavailable(error: unknown): HubError {
  if (error instanceof HubError) return error;
  return new HubError('unavailable', 'Das Ledger ist nicht erreichbar; prüfen Sie DATABASE_URL und ob PostgreSQL läuft.', { retryable: true, retryAfterMs: 5_000, cause: error });
}
