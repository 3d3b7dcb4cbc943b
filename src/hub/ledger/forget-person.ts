import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import { HubError } from '../errors/hub-error.js';
import { ledgerTime } from './ledger-time.js';
import type { LedgerTables } from './tables.js';
import type { Temporal } from 'temporal-polyfill';

export interface Person {
  /** Id of the Beteiligter in EspoCRM. */
  readonly id: string;
  /** Numbers, addresses and names by which the person may stand in leads, calls and the proxy's journal. */
  readonly values: readonly string[];
}

/** Rows that held something about the person. */
export interface Forgotten {
  readonly link: number; readonly journal: number; readonly runs: number; readonly notices: number;
  readonly leads: number; readonly calls: number; readonly recordings: number; readonly phoneBook: number;
  /** Only counted: an appointment is deleted in Advoware, and the hub's memory of it follows. */
  readonly appointments: number;
}

/** `look` does all of it and takes it back: what it tells is what `erase` will do. */
export type ForgetMode = 'look' | 'erase';

export interface Forgetting {
  readonly mode: ForgetMode;
  readonly id: string;
  readonly now: Temporal.Instant;
  /** Removes what was recorded of a call; asked before the call goes, since nobody knows its name afterwards. */
  readonly removeRecording: (callId: string) => Promise<void>;
}

/**
 * Erases what the ledger holds of a person. What was written when stays (operation, time, outcome), its values do not; the run
 * `forgotten` is the proof that it was done.
 * @throws HubError `conflict` while the person is linked: the next run would bring everything back.
 */
export async function forgetPerson(
  db: Kysely<LedgerTables>, person: Person, { mode, id, now, removeRecording }: Forgetting,
): Promise<Forgotten> {
  try {
    return await db.transaction().execute(async (tx) => {
      await refuseLinked(tx, person);
      const recorded = await recordedCalls(tx, person);
      const forgotten = { ...await eraseAll(tx, person), recordings: recorded.length };
      if (mode === 'look') throw new OnlyLooked(forgotten);
      for (const callId of recorded) await removeRecording(callId);
      await prove(tx, person, forgotten, { id, at: ledgerTime(now) });
      return forgotten;
    });
  } catch (error) {
    if (error instanceof OnlyLooked) return error.found;
    throw error;
  }
}

/** Takes the transaction back. */
class OnlyLooked extends Error {
  readonly found: Forgotten;

  constructor(found: Forgotten) {
    super('only looked');
    this.found = found;
  }
}

async function refuseLinked(tx: Transaction<LedgerTables>, { id }: Person): Promise<void> {
  const link = await tx.selectFrom('link').select('state').where('kind', '=', 'beteiligter').where('left_id', '=', id).executeTakeFirst();
  if (link !== undefined && link.state !== 'closed') {
    throw new HubError('conflict', `${id} ist noch verbunden. Bitte erst in EspoCRM löschen (und in Advoware, wenn auch die Akte weg darf) und den nächsten Lauf abwarten; sonst käme alles zurück.`);
  }
}

/** A call is the person's when a source, the line or the CRM's record names him. */
const callsOf = ({ id, values }: Person): RawBuilder<unknown> =>
  sql`SELECT id FROM call WHERE ${mentions(sql`line || ' ' || told::text || coalesce(crm::text, '')`, [id, ...values])}`;

async function recordedCalls(tx: Transaction<LedgerTables>, person: Person): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM call WHERE recording_at IS NOT NULL AND id IN (${callsOf(person)}) ORDER BY id`.execute(tx);
  return rows.map(({ id }) => id);
}

async function eraseAll(tx: Transaction<LedgerTables>, person: Person): Promise<Omit<Forgotten, 'recordings'>> {
  const { id, values } = person;
  const erase = async (statement: RawBuilder<unknown>): Promise<number> => Number((await statement.execute(tx)).numAffectedRows ?? 0n);
  const link = await tx.selectFrom('link').select('right_id').where('kind', '=', 'beteiligter').where('left_id', '=', id).executeTakeFirst();
  const betNr = link?.right_id ?? '';
  const calls = callsOf(person);
  const leads = sql`SELECT id FROM lead WHERE ${mentions(sql`body::text`, values)}`;
  return {
    journal: await erase(sql`UPDATE journal SET before = '{}', after = '{}', why = ${erased}, reason = NULL
      WHERE run_id IN (SELECT id FROM run WHERE record_id = ${id} OR (kind = 'call' AND record_id IN (${calls}))) OR record_id = ${id}
        OR (${betNr} <> '' AND (record_id = ${betNr} OR record_id LIKE ${`%Beteiligte/${betNr}`} OR record_id LIKE ${`%Beteiligte/${betNr}/%`} OR record_id LIKE ${`${betNr}/%`}))
        OR ${mentions(sql`before::text || after::text || why`, values)}`),
    runs: await erase(sql`UPDATE run SET error = NULL WHERE (record_id = ${id} OR (kind = 'call' AND record_id IN (${calls}))) AND error IS NOT NULL`),
    notices: await erase(sql`DELETE FROM notice WHERE record_id = ${id} OR ${mentions(sql`text || detail::text`, values)}`),
    phoneBook: await erase(sql`DELETE FROM phone_book WHERE entity_id = ${id} OR ${mentions(sql`number || person::text`, values)}`),
    calls: (await erase(sql`DELETE FROM call_name WHERE call_id IN (${calls})`), await erase(sql`DELETE FROM call WHERE id IN (${calls})`)),
    leads: await eraseLeads(erase, leads),
    appointments: await mentioned(tx, values),
    link: await erase(sql`UPDATE link SET intent = NULL, base = NULL, seen = NULL, reason = ${erased} WHERE kind = 'beteiligter' AND left_id = ${id}`),
  };
}

const erased = '(gelöscht)';

async function mentioned(tx: Transaction<LedgerTables>, values: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM calendar_pair WHERE ${mentions(sql`body::text`, values)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

async function eraseLeads(erase: (statement: RawBuilder<unknown>) => Promise<number>, leads: RawBuilder<unknown>): Promise<number> {
  await erase(sql`DELETE FROM lead_delivery WHERE lead_id IN (${leads})`);
  await erase(sql`DELETE FROM lead_content WHERE lead_id IN (${leads})`);
  return await erase(sql`DELETE FROM lead WHERE id IN (${leads})`);
}

/** Whether a text holds one of the values; JSON keeps letters as they are. */
function mentions(text: RawBuilder<unknown>, values: readonly string[]): RawBuilder<unknown> {
  if (values.length === 0) return sql`false`;
  return sql`(${sql.join(values.map((value) => sql`position(lower(${value}) IN lower(${text})) > 0`), sql` OR `)})`;
}

/** Holds the id, how much it was and when; nothing of the person. */
async function prove(tx: Transaction<LedgerTables>, { id: recordId }: Person, counts: Forgotten, { id, at }: { readonly id: string; readonly at: string }): Promise<void> {
  await sql`INSERT INTO fence (kind, record_id, fence) VALUES ('beteiligter', ${recordId}, 1)
    ON CONFLICT (kind, record_id) DO UPDATE SET fence = fence.fence + 1`.execute(tx);
  await sql`INSERT INTO run (id, kind, record_id, fence, trigger, actor, started_at, ended_at, result, counts)
    SELECT ${id}, 'beteiligter', ${recordId}, fence, 'Löschverlangen', 'Verwaltung', ${at}, ${at}, 'forgotten', ${JSON.stringify(counts)}::jsonb
    FROM fence WHERE kind = 'beteiligter' AND record_id = ${recordId}`.execute(tx);
}
