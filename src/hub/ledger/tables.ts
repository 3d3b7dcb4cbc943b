import type { Generated } from 'kysely';
import type { JsonObject } from '../json.js';
import type { CalendarTables } from './calendars/calendar-tables.js';
import type { CallTables } from './calls/call-tables.js';
import type { JsonColumn, OptionalJsonColumn } from './json-columns.js';
import type { LeadTables } from './leads/lead-tables.js';
import type { JournalIntent, JournalOutcome, Link, LinkKind, RunKind, RunOutcome } from './ledger.js';
import type { PhoneBookTables } from './phone-book/phone-book-tables.js';

/** The ledger's tables as Kysely sees them; the migrations make them. Times are ISO text, UTC, three digits, of the hub's own clock. */
export interface LedgerTables extends CalendarTables, CallTables, LeadTables, PhoneBookTables {
  /** One row per record that a run was ever about: its fence, the only run that may commit. */
  fence: { readonly kind: RunKind; readonly record_id: string; readonly fence: number };
  run: {
    readonly id: string; readonly kind: RunKind; readonly record_id: string; readonly fence: number;
    readonly trigger: string; readonly actor: string; readonly started_at: string;
    readonly ended_at: string | null; readonly result: string | null;
    readonly counts: OptionalJsonColumn<RunOutcome['counts']>; readonly error: string | null;
  };
  link: {
    readonly kind: LinkKind; readonly left_id: string; readonly right_id: string | null; readonly state: Link['state'];
    readonly intent: OptionalJsonColumn<JsonObject>; readonly base: OptionalJsonColumn<JsonObject>; readonly seen: OptionalJsonColumn<JsonObject>;
    readonly reason: string | null; readonly updated_at: string; readonly gone_at: string | null;
  };
  journal: {
    /** Growing number: the order of the rows. */
    readonly position: Generated<number>;
    readonly id: string; readonly run_id: string; readonly system: JournalIntent['system']; readonly operation: string;
    readonly record_id: string; readonly before: JsonColumn<JsonObject>; readonly after: JsonColumn<JsonObject>;
    readonly why: string; readonly intent_at: string;
    readonly outcome: JournalOutcome['kind'] | 'open' | 'remark'; readonly outcome_at: string | null; readonly reason: string | null;
  };
  access: { readonly position: Generated<number>; readonly at: string; readonly actor: string; readonly action: string; readonly records: JsonColumn<readonly string[]> };
  notice: {
    readonly position: Generated<number>;
    readonly id: string; readonly key: string; readonly record_id: string; readonly user_id: string; readonly text: string;
    readonly detail: JsonColumn<JsonObject>; readonly created_at: string; readonly attempted_at: string | null; readonly sent_at: string | null;
  };
}
