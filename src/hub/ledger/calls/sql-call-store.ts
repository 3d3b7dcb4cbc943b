import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Effects } from '../../effects/effects.js';
import { jsonText, plainText } from '../json-text.js';
import { ledgerTime } from '../ledger-time.js';
import { applyCommit } from '../sql-commit.js';
import { callLedger } from '../sql-failures.js';
import type { LedgerTables } from '../tables.js';
import type { CallQuery, CallStore, KeptCall, StoredCall, Telling, ToldCall } from './call-store.js';

/** The calls in SQL, on the data base and under the fences of the ledger they belong to. */
export function sqlCallStore(db: Kysely<LedgerTables>, effects: Effects): CallStore {
  const call = <T>(operation: string, record: string | undefined, action: () => Promise<T>): Promise<T> =>
    callLedger(effects, { operation: `call ${operation}`, ...(record === undefined ? {} : { record }) }, action);
  const list = (operation: string, rows: () => Promise<readonly Selectable<LedgerTables['call']>[]>): Promise<readonly StoredCall[]> =>
    call(operation, undefined, async () => (await rows()).map(callOfRow));
  return {
    tell: (query, decide) => call('tell', undefined, () => db.transaction().execute((tx) => tell(tx, query, decide))),
    read: (id) => call('read', id, async () => {
      const row = await db.selectFrom('call').selectAll().where('id', '=', id).executeTakeFirst();
      return row && callOfRow(row);
    }),
    commit: (run, change) => call('commit', run.recordId, () => db.transaction().execute(async (tx) => {
      await applyCommit(tx, run, change, { now: ledgerTime(effects.now()), uuid: () => effects.uuid() });
      if (change.call) await tx.updateTable('call').set(keptColumns(change.call)).where('id', '=', run.recordId).execute();
    })),
    unrecorded: ({ before, limit }) => list('list unrecorded', () => db.selectFrom('call').selectAll()
      .where('is_over', '=', true).whereRef('revision', '>', 'recorded_revision').where('started_at', '<', ledgerTime(before)).orderBy('started_at').limit(limit).execute()),
    open: ({ before, limit }) => list('list open', () => db.selectFrom('call').selectAll()
      .where('is_over', '=', false).where('started_at', '<', ledgerTime(before)).orderBy('started_at').limit(limit).execute()),
    withoutRecording: ({ since, limit }) => list('list without recording', () => db.selectFrom('call').selectAll()
      .where('is_over', '=', true).where('recording', 'is', null).where('started_at', '>=', ledgerTime(since)).orderBy('started_at').limit(limit).execute()),
    withRecording: ({ before, limit }) => list('list recordings', () => db.selectFrom('call').selectAll()
      .where('recording_at', '<', ledgerTime(before)).orderBy('recording_at').limit(limit).execute()),
    withRecordingOf: ({ type, id }) => list('list recordings', () => db.selectFrom('call').selectAll().where('recording_at', 'is not', null)
      .where(sql<string>`crm -> 'party' ->> 'type'`, '=', type).where(sql<string>`crm -> 'party' ->> 'id'`, '=', id).execute()),
    ordered: (since, by) => call('count ordered', undefined, async () => {
      const row = await db.selectFrom('call').select(sql<number>`count(*)::int`.as('count')).where('ordered_at', '>=', ledgerTime(since)).where('ordered_by', '=', by).executeTakeFirst();
      return row?.count ?? 0;
    }),
  };
}

async function tell<T>(tx: Transaction<LedgerTables>, { line, since, names }: CallQuery, decide: (calls: readonly StoredCall[]) => Telling<T>): Promise<T> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('call line'), hashtext(${line}))`.execute(tx);
  const named = tx.selectFrom('call_name').select('call_id').where('name', 'in', ['', ...names]);
  const rows = await tx.selectFrom('call').selectAll()
    .where((row) => row.or([row.and([row('line', '=', line), row('started_at', '>=', ledgerTime(since))]), row('id', 'in', named)]))
    .orderBy('started_at').forUpdate().execute();
  const { keep, answer } = decide(rows.map(callOfRow));
  if (keep) await save(tx, keep.call, keep.names);
  return answer;
}

async function save(tx: Transaction<LedgerTables>, call: ToldCall, names: readonly string[]): Promise<void> {
  const columns = {
    line: plainText(call.line), started_at: ledgerTime(call.startedAt), is_over: call.isOver, told: jsonText(call.told),
    ordered_at: call.order === null ? null : ledgerTime(call.order.at), ordered_by: call.order?.by ?? null,
  };
  await tx.insertInto('call').values({ id: call.id, ...columns, revision: 1, recorded_revision: 0 })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...columns, revision: sql<number>`call.revision + 1` })).execute();
  if (names.length === 0) return;
  await tx.insertInto('call_name').values(names.map((name) => ({ name: plainText(name), call_id: call.id })))
    .onConflict((conflict) => conflict.column('name').doNothing()).execute();
}

function keptColumns({ crm, recordedRevision, recording, recordingAt }: Partial<KeptCall>): Record<string, string | number | null> {
  const json = (value: KeptCall['crm']): string | null => (value === null ? null : jsonText(value));
  return {
    ...(crm === undefined ? {} : { crm: json(crm) }),
    ...(recordedRevision === undefined ? {} : { recorded_revision: recordedRevision }),
    ...(recording === undefined ? {} : { recording: json(recording) }),
    ...(recordingAt === undefined ? {} : { recording_at: recordingAt === null ? null : ledgerTime(recordingAt) }),
  };
}

function callOfRow(row: Selectable<LedgerTables['call']>): StoredCall {
  return {
    id: row.id, line: row.line, startedAt: row.started_at, isOver: row.is_over, told: row.told, revision: row.revision,
    order: row.ordered_at === null || row.ordered_by === null ? null : { at: row.ordered_at, by: row.ordered_by },
    crm: row.crm, recordedRevision: row.recorded_revision, recording: row.recording, recordingAt: row.recording_at,
  };
}
