import type { AccessLog } from './access/access-log.js';
import type { CalendarStore } from './calendars/calendar-store.js';
import type { CallStore } from './calls/call-store.js';
import type { LeadStore } from './leads/lead-store.js';
import type { PhoneBook } from './phone-book/phone-book.js';
import type {
  Commit, JournalIntent, JournalOutcome, JournalRow, Link, LinkedRecord, LinkKind, Notice, Run, RunKind, RunOutcome, RunStart,
} from './ledger-records.js';

export * from './ledger-records.js';

/** The hub's memory (overview.md, Ledger). What one use case alone remembers is in a store of its own beside it, under the same fences. */
export interface Ledger {
  readonly access: AccessLog;
  readonly calendars: CalendarStore;
  readonly calls: CallStore;
  readonly phoneBook: PhoneBook;
  readonly leads: LeadStore;
  /** Opens a run and raises the record's fence: every older run on the record can no longer commit. */
  beginRun(start: RunStart): Promise<{ readonly run: Run; readonly link: Link | undefined }>;
  findByRight(kind: LinkKind, rightId: string): Promise<Link | undefined>;
  /** Linked records by `leftId`, a page at a time: those behind `after`, at most `limit`. */
  linked(kind: LinkKind, page: { readonly after: string; readonly limit: number }): Promise<readonly LinkedRecord[]>;
  /** How many are missing on the other side: all that are still linked, and those closed that went since an instant (ISO). */
  countGone(kind: LinkKind, since: string): Promise<number>;
  /** Those still linked that are missing on the other side, by `leftId`. */
  heldGone(kind: LinkKind): Promise<readonly string[]>;
  /** Notes a write before it is tried; answers the row's id. */
  intend(run: Run, intent: JournalIntent): Promise<string>;
  settle(journalId: string, outcome: JournalOutcome): Promise<void>;
  /** Throws HubError `lock_lost` when a newer run holds the record (checked in the same transaction). */
  commit(run: Run, change: Commit): Promise<void>;
  endRun(run: Run, outcome: RunOutcome): Promise<void>;
  /** Notices of the record not yet sent, marked as attempted in the same step. */
  claimNotices(recordId: string): Promise<readonly Notice[]>;
  noticeSent(noticeId: string): Promise<void>;
  /** The newest first; of one record, or those in which a text occurs: in record, operation, reason, actor or a value. */
  journal(query: { readonly recordId?: string; readonly search?: string; readonly limit: number }): Promise<readonly JournalRow[]>;
  journalRow(id: string): Promise<JournalRow | undefined>;
  runs(query: { readonly recordId?: string; readonly limit: number }): Promise<readonly (RunOutcome & { readonly recordId: string; readonly trigger: string; readonly startedAt: string; readonly endedAt: string })[]>;
  /** Ended runs by result since an instant (ISO), for health and start-up reports. */
  runResults(kind: RunKind, since: string): Promise<Readonly<Record<string, number>>>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
