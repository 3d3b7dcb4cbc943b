import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Since when the other side's record of a link is missing: what the guard against mass changes counts (invariants.md, I12). */
export const gone: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  'ALTER TABLE link ADD COLUMN gone_at text',
  'CREATE INDEX link_gone ON link (kind, gone_at) WHERE gone_at IS NOT NULL',
];
