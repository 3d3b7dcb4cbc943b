import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who has seen which record (assistant.md, Least knowledge). */
export const access: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `CREATE TABLE access (
    position bigserial PRIMARY KEY,
    at text NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    records jsonb NOT NULL
  )`,
  'CREATE INDEX access_records ON access USING gin (records)',
];
