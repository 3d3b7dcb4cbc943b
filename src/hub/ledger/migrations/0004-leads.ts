import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Leads of the website, and by what a repeated delivery of one is known (overview.md, Ledger). */
export const leads: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `CREATE TABLE lead (
    position bigserial PRIMARY KEY,
    id text NOT NULL UNIQUE,
    state text NOT NULL CHECK (state IN ('open', 'aside', 'recorded', 'done', 'spam')),
    received_at text NOT NULL,
    body jsonb NOT NULL
  )`,
  // What is still to be done is a handful among many thousands.
  `CREATE INDEX lead_open ON lead (position) WHERE state = 'open'`,
  `CREATE INDEX lead_unfinished ON lead (position) WHERE state IN ('open', 'aside', 'recorded')`,
  'CREATE INDEX lead_received ON lead (received_at)',
  `CREATE TABLE lead_delivery (
    delivery_id text PRIMARY KEY,
    lead_id text NOT NULL REFERENCES lead (id),
    received_at text NOT NULL
  )`,
  'CREATE INDEX lead_delivery_lead ON lead_delivery (lead_id)',
  `CREATE TABLE lead_content (
    content text PRIMARY KEY,
    lead_id text NOT NULL REFERENCES lead (id),
    received_at text NOT NULL
  )`,
  'CREATE INDEX lead_content_lead ON lead_content (lead_id)',
];
