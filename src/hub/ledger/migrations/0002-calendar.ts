import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Calendars of employees, their pairs and the events known in them (overview.md, Ledger). */
export const calendar: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `CREATE TABLE calendar (
    kuerzel text PRIMARY KEY,
    email text,
    is_active boolean NOT NULL DEFAULT true,
    full_content boolean NOT NULL DEFAULT false,
    calendar_id text,
    shared_with text,
    cursor jsonb,
    channel jsonb,
    former_channel jsonb,
    stopped jsonb,
    go_ahead jsonb,
    set_aside jsonb
  )`,
  `CREATE TABLE calendar_pair (
    kuerzel text NOT NULL,
    name text NOT NULL,
    state text NOT NULL CHECK (state IN ('creating', 'linked', 'closed')),
    fr_nr bigint,
    event_key text NOT NULL,
    body jsonb NOT NULL,
    changed_at text NOT NULL,
    PRIMARY KEY (kuerzel, name),
    CHECK (state = 'creating' OR fr_nr IS NOT NULL)
  )`,
  // One appointment belongs to one event (I6); what is closed may be linked again.
  `CREATE UNIQUE INDEX calendar_pair_number ON calendar_pair (kuerzel, fr_nr) WHERE state = 'linked'`,
  `CREATE UNIQUE INDEX calendar_pair_event ON calendar_pair (kuerzel, event_key) WHERE state <> 'closed'`,
  `CREATE TABLE calendar_event (
    kuerzel text NOT NULL,
    id text NOT NULL,
    body jsonb NOT NULL,
    PRIMARY KEY (kuerzel, id)
  )`,
  // The last run of a calendar and its last success.
  'CREATE INDEX run_of_kind ON run (kind, record_id, ended_at)',
];
