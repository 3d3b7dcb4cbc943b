import { sql, type Kysely } from 'kysely';
import type { Effects } from '../effects/effects.js';
import type { AccessLog } from './access/access-log.js';
import { sqlAccessLog } from './access/sql-access-log.js';
import type { CalendarStore } from './calendars/calendar-store.js';
import { sqlCalendarStore } from './calendars/sql-calendar-store.js';
import type { CallStore } from './calls/call-store.js';
import { sqlCallStore } from './calls/sql-call-store.js';
import { journalOfRow, journalRow } from './journal-rows.js';
import { jsonText, plainText } from './json-text.js';
import {
  isLinkKind, type Commit, type JournalIntent, type JournalOutcome, type JournalRow, type Ledger, type Link, type LinkedRecord, type LinkKind, type Notice, type Run, type RunKind, type RunOutcome, type RunStart,
} from './ledger.js';
import type { LeadStore } from './leads/lead-store.js';
import { sqlLeadStore } from './leads/sql-lead-store.js';
import { unknownRow } from './ledger-errors.js';
import { ledgerTime } from './ledger-time.js';
import { linkOfRow } from './link-rows.js';
import type { PhoneBook } from './phone-book/phone-book.js';
import { sqlPhoneBook } from './phone-book/sql-phone-book.js';
import { applyCommit } from './sql-commit.js';
import { callLedger } from './sql-failures.js';
import type { LedgerTables } from './tables.js';

export interface SqlLedgerOptions {
  /** Migrated; PostgreSQL or PGlite. */
  readonly db: Kysely<LedgerTables>;
  readonly effects: Effects;
  /** Closes what lies under Kysely. */
  readonly close: () => Promise<void>;
  readonly observer?: LedgerObserver | undefined;
}

/** Hears of what the ledger notes, for metrics and tracing. */
export interface LedgerObserver {
  began(run: Run): void;
  ended(run: Run, outcome: RunOutcome): void;
  /** A write to an outside system whose outcome is noted. */
  settled(system: JournalIntent['system'], operation: string, outcome: JournalOutcome['kind']): void;
}

/** The ledger in SQL: one statement where it can be, one transaction where it must be. */
export function sqlLedger(options: SqlLedgerOptions): Ledger {
  return new SqlLedger(options);
}

class SqlLedger implements Ledger {
  readonly access: AccessLog;
  readonly calendars: CalendarStore;
  readonly calls: CallStore;
  readonly phoneBook: PhoneBook;
  readonly leads: LeadStore;
  readonly #db: Kysely<LedgerTables>;
  readonly #effects: Effects;
  readonly #close: () => Promise<void>;
  readonly #observer: LedgerObserver | undefined;

  constructor({ db, effects, close, observer }: SqlLedgerOptions) {
    this.#db = db;
    this.#effects = effects;
    this.#close = close;
    this.access = sqlAccessLog(db, effects);
    this.calendars = sqlCalendarStore(db, effects);
    this.calls = sqlCallStore(db, effects);
    this.phoneBook = sqlPhoneBook(db, effects);
    this.leads = sqlLeadStore(db, effects);
    this.#observer = observer;
  }

  /**
   * Two statements: the first raises the fence and notes the run in one step; the second reads the link with a snapshot of its own,
   * so that it sees what an older run committed while the first was waiting for it. After the first no older run can commit.
   */
  beginRun({ kind, recordId, trigger, actor }: RunStart): Promise<{ readonly run: Run; readonly link: Link | undefined }> {
    return this.#call('begin run', recordId, async () => {
      const id = this.#effects.uuid();
      const { rows: [row] } = await sql<{ fence: number }>`
        WITH raised AS (
          INSERT INTO fence (kind, record_id, fence) VALUES (${kind}, ${recordId}, 1)
          ON CONFLICT (kind, record_id) DO UPDATE SET fence = fence.fence + 1 RETURNING fence
        )
        INSERT INTO run (id, kind, record_id, fence, trigger, actor, started_at)
        SELECT ${id}, ${kind}, ${recordId}, fence, ${trigger}, ${actor}, ${this.#now()} FROM raised RETURNING fence`.execute(this.#db);
      const run: Run = { id, kind, recordId, fence: row?.fence ?? 0 };
      this.#observer?.began(run);
      return { run, link: isLinkKind(kind) ? await this.#linkOf(kind, recordId) : undefined };
    });
  }

  linked(kind: LinkKind, { after, limit }: { readonly after: string; readonly limit: number }): Promise<readonly LinkedRecord[]> {
    return this.#call('list linked', undefined, async () => {
      const rows = await this.#db.selectFrom('link').selectAll().where('kind', '=', kind).where('state', '=', 'linked')
        .where('left_id', '>', after).orderBy('left_id').limit(limit).execute();
      return rows.map(linkOfRow).filter((link) => link.state === 'linked');
    });
  }

  countGone(kind: LinkKind, since: string): Promise<number> {
    return this.#call('count gone', undefined, async () => {
      const { rows: [row] } = await sql<{ count: number }>`
        SELECT count(*)::int AS count FROM link
        WHERE kind = ${kind} AND gone_at IS NOT NULL AND (state = 'linked' OR gone_at >= ${ledgerTime(since)})`.execute(this.#db);
      return row?.count ?? 0;
    });
  }

  heldGone(kind: LinkKind): Promise<readonly string[]> {
    return this.#call('held gone', undefined, async () => {
      const rows = await this.#db.selectFrom('link').select('left_id').where('kind', '=', kind).where('state', '=', 'linked')
        .where('gone_at', 'is not', null).orderBy('left_id').execute();
      return rows.map(({ left_id: leftId }) => leftId);
    });
  }

  findByRight(kind: LinkKind, rightId: string): Promise<Link | undefined> {
    return this.#call('find by right', rightId, async () => {
      const row = await this.#db.selectFrom('link').selectAll().where('kind', '=', kind).where('right_id', '=', rightId)
        .where('state', '=', 'linked').executeTakeFirst();
      return row && linkOfRow(row);
    });
  }

  intend(run: Run, intent: JournalIntent): Promise<string> {
    return this.#call('intend', intent.recordId, async () => {
      const id = this.#effects.uuid();
      await this.#db.insertInto('journal').values(journalRow(id, run, intent, this.#now(), 'open')).execute();
      return id;
    });
  }

  settle(journalId: string, outcome: JournalOutcome): Promise<void> {
    return this.#call('settle', undefined, async () => {
      const changed = await this.#db.updateTable('journal').where('id', '=', journalId).set({
        outcome: outcome.kind, outcome_at: this.#now(),
        reason: 'reason' in outcome ? plainText(outcome.reason) : null,
        ...(outcome.kind === 'done' && outcome.recordId !== undefined ? { record_id: outcome.recordId } : {}),
      }).returning(['system', 'operation']).executeTakeFirst();
      if (changed === undefined) throw unknownRow('den Eintrag', journalId);
      this.#observer?.settled(changed.system, changed.operation, outcome.kind);
    });
  }

  commit(run: Run, change: Commit): Promise<void> {
    return this.#call('commit', run.recordId, () => this.#db.transaction()
      .execute((tx) => applyCommit(tx, run, change, { now: this.#now(), uuid: () => this.#effects.uuid() })));
  }

  endRun(run: Run, outcome: RunOutcome): Promise<void> {
    return this.#call('end run', run.recordId, async () => {
      const changed = await this.#db.updateTable('run').where('id', '=', run.id).set({
        ended_at: this.#now(), result: outcome.result, counts: jsonText(outcome.counts),
        error: outcome.error === undefined ? null : plainText(outcome.error),
      }).executeTakeFirst();
      if (changed.numUpdatedRows === 0n) throw unknownRow('den Lauf', run.id);
      this.#observer?.ended(run, outcome);
    });
  }

  claimNotices(recordId: string): Promise<readonly Notice[]> {
    return this.#call('claim notices', recordId, async () => {
      const { rows } = await sql<Notice & { readonly position: number }>`
        WITH unsent AS (
          SELECT position, attempted_at FROM notice WHERE record_id = ${recordId} AND sent_at IS NULL FOR UPDATE
        )
        UPDATE notice SET attempted_at = ${this.#now()} FROM unsent WHERE notice.position = unsent.position
        RETURNING notice.id, notice.key, notice.record_id AS "recordId", notice.user_id AS "userId", notice.text, notice.detail,
          (unsent.attempted_at IS NOT NULL) AS attempted, notice.position::int AS position`.execute(this.#db);
      return rows.toSorted((a, b) => a.position - b.position)
        .map(({ id, key, recordId: record, userId, text, detail, attempted }) => ({ id, key, recordId: record, userId, text, detail, attempted }));
    });
  }

  noticeSent(noticeId: string): Promise<void> {
    return this.#call('notice sent', undefined, async () => {
      const changed = await this.#db.updateTable('notice').where('id', '=', noticeId).set({ sent_at: this.#now() }).executeTakeFirst();
      if (changed.numUpdatedRows === 0n) throw unknownRow('die Mitteilung', noticeId);
    });
  }

  journal(query: Parameters<Ledger['journal']>[0]): Promise<readonly JournalRow[]> {
    return this.#call('journal', query.recordId, async () => {
      let rows = this.#journalRows();
      if (query.recordId !== undefined) rows = rows.where('journal.record_id', '=', query.recordId);
      if (query.search !== undefined) rows = rows.where(sql<string>`concat_ws(' ', journal.record_id, journal.operation, journal.why, run.actor, run.record_id, journal.before::text, journal.after::text)`, 'ilike', `%${likeText(query.search)}%`);
      return (await rows.orderBy('journal.position', 'desc').limit(query.limit).execute()).map(journalOfRow);
    });
  }

  journalRow(id: string): Promise<JournalRow | undefined> {
    return this.#call('journal row', undefined, async () => {
      const row = await this.#journalRows().where('journal.id', '=', id).executeTakeFirst();
      return row && journalOfRow(row);
    });
  }

  runs(query: { readonly recordId?: string; readonly limit: number }): ReturnType<Ledger['runs']> {
    return this.#call('runs', query.recordId, async () => {
      let rows = this.#db.selectFrom('run').selectAll().where('ended_at', 'is not', null);
      if (query.recordId !== undefined) rows = rows.where('record_id', '=', query.recordId);
      return (await rows.orderBy('ended_at', 'desc').orderBy('fence', 'desc').limit(query.limit).execute()).map((row) => ({
        recordId: row.record_id, trigger: row.trigger, startedAt: row.started_at, endedAt: row.ended_at ?? '',
        result: row.result ?? '', counts: row.counts ?? {}, ...(row.error === null ? {} : { error: row.error }),
      }));
    });
  }

  runResults(kind: RunKind, since: string): Promise<Readonly<Record<string, number>>> {
    return this.#call('run results', undefined, async () => {
      const rows = await this.#db.selectFrom('run').select(['result', sql<number>`count(*)::int`.as('count')]).where('kind', '=', kind)
        .where('ended_at', '>=', ledgerTime(since)).groupBy('result').execute();
      return Object.fromEntries(rows.map((row) => [row.result ?? '', row.count]));
    });
  }

  ping(): Promise<void> {
    return this.#call('ping', undefined, async () => { await sql`SELECT 1`.execute(this.#db); });
  }

  close(): Promise<void> {
    return this.#close();
  }

  async #linkOf(kind: LinkKind, leftId: string): Promise<Link | undefined> {
    const row = await this.#db.selectFrom('link').selectAll().where('kind', '=', kind).where('left_id', '=', leftId).executeTakeFirst();
    return row && linkOfRow(row);
  }

  // eslint's rule wants a type, which only Kysely can name.
  #journalRows() {
    return this.#db.selectFrom('journal').innerJoin('run', 'run.id', 'journal.run_id').selectAll('journal').select('run.actor');
  }

  #now(): string {
    return ledgerTime(this.#effects.now());
  }

  #call<T>(operation: string, record: string | undefined, action: () => Promise<T>): Promise<T> {
    return callLedger(this.#effects, { operation, ...(record === undefined ? {} : { record }) }, action);
  }
}

/** A text as it is, for LIKE. */
const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
