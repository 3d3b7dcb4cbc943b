import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Calls with what was told of them, the names they are known by, and whose number is whose (overview.md, Ledger). */
export const calls: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `CREATE TABLE call (
    id text PRIMARY KEY,
    line text NOT NULL,
    started_at text NOT NULL,
    is_over boolean NOT NULL,
    told jsonb NOT NULL,
    revision integer NOT NULL,
    recorded_revision integer NOT NULL DEFAULT 0,
    crm jsonb,
    recording jsonb,
    recording_at text,
    ordered_at text,
    ordered_by text
  )`,
  'CREATE INDEX call_line ON call (line, started_at)',
  'CREATE INDEX call_open ON call (started_at) WHERE NOT is_over',
  'CREATE INDEX call_unrecorded ON call (started_at) WHERE is_over AND revision > recorded_revision',
  'CREATE INDEX call_recording ON call (recording_at) WHERE recording_at IS NOT NULL',
  'CREATE INDEX call_ordered ON call (ordered_at) WHERE ordered_at IS NOT NULL',
  // No two calls bear one name, whatever happens at the same time.
  `CREATE TABLE call_name (
    name text PRIMARY KEY,
    call_id text NOT NULL REFERENCES call (id)
  )`,
  `CREATE TABLE phone_book (
    entity_type text NOT NULL,
    entity_id text NOT NULL,
    number text NOT NULL,
    person jsonb NOT NULL,
    PRIMARY KEY (entity_type, entity_id, number)
  )`,
  'CREATE INDEX phone_book_number ON phone_book (number)',
];
