import { sql, type Kysely, type Transaction } from 'kysely';
import type { Effects } from '../../effects/effects.js';
import { jsonText } from '../json-text.js';
import { unknownRow } from '../ledger-errors.js';
import { ledgerTime } from '../ledger-time.js';
import { callLedger } from '../sql-failures.js';
import type { LedgerTables } from '../tables.js';
import type { KeptLead, LeadStore, NewLead } from './lead-store.js';

interface Incoming { readonly id: string; readonly lead: NewLead; readonly receivedAt: string }

/** The leads in SQL, on the data base of the ledger they belong to. */
export function sqlLeadStore(db: Kysely<LedgerTables>, effects: Effects): LeadStore {
  const call = <T>(operation: string, record: string | undefined, action: () => Promise<T>): Promise<T> =>
    callLedger(effects, { operation: `lead ${operation}`, ...(record === undefined ? {} : { record }) }, action);
  return {
    keep: (leads, { sameContentMinutes }) => call('keep', undefined, () => {
      const now = effects.now();
      const [receivedAt, since] = [ledgerTime(now), ledgerTime(now.subtract({ minutes: sameContentMinutes }))];
      const incoming = leads.map((lead) => ({ id: effects.uuid(), lead, receivedAt }));
      return db.transaction().execute((tx) => keep(tx, incoming, since));
    }),
    read: (id) => call('read', id, async () => {
      const row = await db.selectFrom('lead').selectAll().where('id', '=', id).executeTakeFirst();
      return row && { id: row.id, state: row.state, receivedAt: row.received_at, body: row.body };
    }),
    isBehind: (id) => call('is behind', id, async () => {
      const { rows } = await sql`SELECT 1 FROM lead WHERE state = 'open' AND position < (SELECT position FROM lead WHERE id = ${id}) LIMIT 1`.execute(db);
      return rows.length > 0;
    }),
    mark: (id, state) => call('mark', id, async () => {
      const changed = await db.updateTable('lead').where('id', '=', id).set({ state }).executeTakeFirst();
      if (changed.numUpdatedRows === 0n) throw unknownRow('die Anfrage', id);
    }),
    unfinished: (before, limit) => call('unfinished', undefined, async () => {
      const rows = await db.selectFrom('lead').select('id').where('state', 'in', ['open', 'aside', 'recorded'])
        .where('received_at', '<', ledgerTime(before)).orderBy('position').limit(limit).execute();
      return rows.map(({ id }) => id);
    }),
    forget: (before) => call('forget', undefined, () => db.transaction().execute((tx) => forget(tx, ledgerTime(before)))),
  };
}

/** Any number that no other part of the hub uses. */
const keepingLock = 20_261_127;

/**
 * Decides for one after the other whether it came before, and keeps the new ones. Under a lock of the data base, so that two
 * processes that get the same lead make one of it.
 */
async function keep(tx: Transaction<LedgerTables>, incoming: readonly Incoming[], since: string): Promise<readonly KeptLead[]> {
  await sql`SELECT pg_advisory_xact_lock(${keepingLock}::bigint)`.execute(tx);
  const deliveries = await knownDeliveries(tx, incoming);
  const contents = await recentContents(tx, incoming, since);
  const fresh: Incoming[] = [];
  const answers = incoming.map((each): KeptLead => {
    const { id, lead: { deliveryId, content } } = each;
    const earlier = (deliveryId === undefined ? undefined : deliveries.get(deliveryId)) ?? contents.get(content);
    if (earlier === undefined) {
      fresh.push(each);
      contents.set(content, id);
    }
    if (deliveryId !== undefined) deliveries.set(deliveryId, earlier ?? id);
    return { id: earlier ?? id, isNew: earlier === undefined };
  });
  await saveLeads(tx, fresh);
  await saveDeliveries(tx, incoming, deliveries);
  return answers;
}

async function knownDeliveries(tx: Transaction<LedgerTables>, incoming: readonly Incoming[]): Promise<Map<string, string>> {
  const ids = incoming.flatMap(({ lead }) => lead.deliveryId ?? []);
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('lead_delivery').select(['delivery_id', 'lead_id']).where('delivery_id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.delivery_id, row.lead_id]));
}

async function recentContents(tx: Transaction<LedgerTables>, incoming: readonly Incoming[], since: string): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('lead_content').select(['content', 'lead_id'])
    .where('content', 'in', incoming.map(({ lead }) => lead.content)).where('received_at', '>=', since).execute();
  return new Map(rows.map((row) => [row.content, row.lead_id]));
}

async function saveLeads(tx: Transaction<LedgerTables>, fresh: readonly Incoming[]): Promise<void> {
  if (fresh.length === 0) return;
  await tx.insertInto('lead').values(fresh.map(({ id, lead, receivedAt }) => ({ id, state: lead.state, received_at: receivedAt, body: jsonText(lead.body) }))).execute();
  await tx.insertInto('lead_content').values(fresh.map(({ id, lead, receivedAt }) => ({ content: lead.content, lead_id: id, received_at: receivedAt })))
    .onConflict((conflict) => conflict.column('content').doUpdateSet((row) => ({ lead_id: row.ref('excluded.lead_id'), received_at: row.ref('excluded.received_at') }))).execute();
}

async function saveDeliveries(tx: Transaction<LedgerTables>, incoming: readonly Incoming[], deliveries: ReadonlyMap<string, string>): Promise<void> {
  const times = new Map(incoming.flatMap(({ lead, receivedAt }) => (lead.deliveryId === undefined ? [] : [[lead.deliveryId, receivedAt] as const])));
  const rows = [...times].map(([delivery_id, received_at]) => ({ delivery_id, lead_id: deliveries.get(delivery_id) ?? '', received_at }));
  if (rows.length > 0) await tx.insertInto('lead_delivery').values(rows).onConflict((conflict) => conflict.column('delivery_id').doNothing()).execute();
}

/** A delivery that is sent again after so long would be a new lead. */
async function forget(tx: Transaction<LedgerTables>, before: string): Promise<number> {
  const old = tx.selectFrom('lead').select('id').where('state', 'in', ['done', 'spam']).where('received_at', '<', before);
  await tx.deleteFrom('lead_delivery').where('lead_id', 'in', old).execute();
  await tx.deleteFrom('lead_content').where('lead_id', 'in', old).execute();
  const gone = await tx.deleteFrom('lead').where('state', 'in', ['done', 'spam']).where('received_at', '<', before).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
