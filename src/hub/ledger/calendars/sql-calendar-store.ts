import { sql, type Insertable, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Effects } from '../../effects/effects.js';
import { jsonText, plainText } from '../json-text.js';
import type { Run } from '../ledger.js';
import { pairTaken } from '../ledger-errors.js';
import { ledgerTime } from '../ledger-time.js';
import { applyCommit } from '../sql-commit.js';
import { callLedger, violates } from '../sql-failures.js';
import type { LedgerTables } from '../tables.js';
import {
  unknownCalendar, type CalendarCommit, type CalendarMemory, type CalendarOverview, type CalendarStore, type EmployeeNote, type GoAhead, type StoredCalendar, type StoredPair,
} from './calendar-store.js';

/** The calendars in SQL, on the data base and under the fences of the ledger they belong to. */
export function sqlCalendarStore(db: Kysely<LedgerTables>, effects: Effects): CalendarStore {
  const now = (): string => ledgerTime(effects.now());
  const call = <T>(operation: string, record: string | undefined, action: () => Promise<T>): Promise<T> =>
    callLedger(effects, { operation: `calendar ${operation}`, ...(record === undefined ? {} : { record }) }, action);
  return {
    read: (kuerzel) => call('read', kuerzel, () => read(db, kuerzel)),
    commit: (run, change) => call('commit', run.recordId, () => db.transaction().execute(async (tx) => {
      await applyCommit(tx, run, change, { now: now(), uuid: () => effects.uuid() });
      await saveCalendar(tx, run.recordId, change.calendar);
      await savePairs(tx, run, change.pairs, now());
      await saveEvents(tx, run.recordId, change.events);
    })),
    note: (employees) => call('note', undefined, () => db.transaction().execute(async (tx) => {
      for (const employee of employees) await saveNote(tx, employee);
    })),
    allow: (kuerzel, goAhead) => call('allow', kuerzel, () => allow(db, kuerzel, goAhead)),
    findChannel: (channelId) => call('find channel', undefined, async () => {
      const row = await db.selectFrom('calendar').select(['kuerzel', 'channel']).where(sql<string>`channel ->> 'channelId'`, '=', channelId).executeTakeFirst();
      return row?.channel ? { kuerzel: row.kuerzel, channel: row.channel } : undefined;
    }),
    overview: () => call('overview', undefined, () => overview(db)),
  };
}

/** One snapshot, so that no half of another run's commit is seen. */
function read(db: Kysely<LedgerTables>, kuerzel: string): Promise<CalendarMemory> {
  return db.transaction().setIsolationLevel('repeatable read').execute(async (tx) => {
    const row = await tx.selectFrom('calendar').selectAll().where('kuerzel', '=', kuerzel).executeTakeFirst();
    const pairs = await tx.selectFrom('calendar_pair').selectAll().where('kuerzel', '=', kuerzel).orderBy('name').execute();
    const events = await tx.selectFrom('calendar_event').select(['id', 'body']).where('kuerzel', '=', kuerzel).orderBy('id').execute();
    return {
      calendar: row ? calendarOfRow(row) : unknownCalendar(kuerzel), events,
      pairs: pairs.map(({ name, state, fr_nr: frNr, event_key: eventKey, body, changed_at: changedAt }) =>
        ({ name, state, frNr: frNr === null ? null : Number(frNr), eventKey, body, changedAt })),
    };
  });
}

function calendarOfRow(row: Selectable<LedgerTables['calendar']>): StoredCalendar {
  return {
    kuerzel: row.kuerzel, email: row.email, isActive: row.is_active, fullContent: row.full_content, calendarId: row.calendar_id,
    sharedWith: row.shared_with, cursor: row.cursor, channel: row.channel, formerChannel: row.former_channel, stopped: row.stopped, goAhead: row.go_ahead, setAside: row.set_aside,
  };
}

async function saveCalendar(tx: Transaction<LedgerTables>, kuerzel: string, change: CalendarCommit['calendar'] = {}): Promise<void> {
  const { calendarId, sharedWith, cursor, channel, formerChannel, stopped, goAhead, setAside } = change;
  const json = (value: object | null): string | null => value && jsonText(value);
  await upsert(tx, kuerzel, {
    ...(calendarId === undefined ? {} : { calendar_id: calendarId }),
    ...(sharedWith === undefined ? {} : { shared_with: sharedWith }),
    ...(cursor === undefined ? {} : { cursor: json(cursor) }),
    ...(channel === undefined ? {} : { channel: json(channel) }),
    ...(formerChannel === undefined ? {} : { former_channel: json(formerChannel) }),
    ...(stopped === undefined ? {} : { stopped: json(stopped) }),
    ...(goAhead === undefined ? {} : { go_ahead: json(goAhead) }),
    ...(setAside === undefined ? {} : { set_aside: json(setAside) }),
  });
}

type Columns = Partial<Omit<Insertable<LedgerTables['calendar']>, 'kuerzel'>>;

async function upsert(tx: Transaction<LedgerTables>, kuerzel: string, values: Columns): Promise<void> {
  await tx.insertInto('calendar').values({ kuerzel, is_active: true, full_content: false, ...values })
    .onConflict((conflict) => (Object.keys(values).length === 0 ? conflict.doNothing() : conflict.column('kuerzel').doUpdateSet(values))).execute();
}

async function savePairs(tx: Transaction<LedgerTables>, run: Run, change: CalendarCommit['pairs'], now: string): Promise<void> {
  if (!change) return;
  const kuerzel = run.recordId;
  const gone = [...change.drop, ...change.put.map(({ name }) => name)];
  if (gone.length > 0) await tx.deleteFrom('calendar_pair').where('kuerzel', '=', kuerzel).where('name', 'in', gone).execute();
  for (const pair of change.put) await insertPair(tx, kuerzel, pair, now);
}

async function insertPair(tx: Transaction<LedgerTables>, kuerzel: string, { name, state, frNr, eventKey, body }: StoredPair, now: string): Promise<void> {
  try {
    await tx.insertInto('calendar_pair').values({ kuerzel, name, state, fr_nr: frNr, event_key: eventKey, body: jsonText(body), changed_at: now }).execute();
  } catch (error) {
    if (violates(error, 'calendar_pair_number') || violates(error, 'calendar_pair_event')) throw pairTaken(kuerzel, name);
    throw error;
  }
}

async function saveEvents(tx: Transaction<LedgerTables>, kuerzel: string, change: CalendarCommit['events']): Promise<void> {
  if (!change) return;
  const gone = [...change.drop, ...change.put.map(({ id }) => id)];
  if (gone.length > 0) await tx.deleteFrom('calendar_event').where('kuerzel', '=', kuerzel).where('id', 'in', gone).execute();
  for (let from = 0; from < change.put.length; from += rowsAtOnce) {
    const rows = change.put.slice(from, from + rowsAtOnce).map(({ id, body }) => ({ kuerzel, id, body: jsonText(body) }));
    await tx.insertInto('calendar_event').values(rows).execute();
  }
}

/** Far below PostgreSQL's bound of parameters in a statement. */
const rowsAtOnce = 1_000;

async function saveNote(tx: Transaction<LedgerTables>, { kuerzel, email, isActive, fullContent }: EmployeeNote): Promise<void> {
  await upsert(tx, kuerzel, {
    ...(email === undefined ? {} : { email: email === null ? null : plainText(email) }),
    ...(isActive === undefined ? {} : { is_active: isActive }),
    ...(fullContent === undefined ? {} : { full_content: fullContent }),
  });
}

async function allow(db: Kysely<LedgerTables>, kuerzel: string, goAhead: GoAhead): Promise<boolean> {
  const changed = await db.updateTable('calendar').set({ go_ahead: jsonText(goAhead) })
    .where('kuerzel', '=', kuerzel).where(sql<string>`stopped ->> 'hash'`, '=', goAhead.hash).executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Of each calendar its row, the number of linked pairs, its last run that ended and the end of its last run without an error. */
async function overview(db: Kysely<LedgerTables>): Promise<readonly CalendarOverview[]> {
  const { rows } = await sql<Selectable<LedgerTables['calendar']> & { linked: number; ended_at: string | null; result: string | null; counts: Record<string, number> | null; error: string | null; last_success_at: string | null }>`
    SELECT calendar.*, last.ended_at, last.result, last.counts, last.error,
      (SELECT count(*)::int FROM calendar_pair WHERE calendar_pair.kuerzel = calendar.kuerzel AND state = 'linked') AS linked,
      (SELECT ended_at FROM run WHERE kind = 'calendar' AND record_id = calendar.kuerzel AND ended_at IS NOT NULL AND error IS NULL
        ORDER BY ended_at DESC LIMIT 1) AS last_success_at
    FROM calendar LEFT JOIN LATERAL (
      SELECT ended_at, result, counts, error FROM run WHERE kind = 'calendar' AND record_id = calendar.kuerzel AND ended_at IS NOT NULL
      ORDER BY ended_at DESC, fence DESC LIMIT 1
    ) AS last ON true
    ORDER BY calendar.kuerzel COLLATE "C"`.execute(db);
  return rows.map((row) => ({
    ...calendarOfRow(row), linked: row.linked, lastSuccessAt: row.last_success_at,
    lastRun: row.ended_at === null ? null : { at: row.ended_at, result: row.result ?? '', counts: row.counts ?? {}, error: row.error },
  }));
}
