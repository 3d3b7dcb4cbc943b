import { sameValue, undoOf, type Undo, type UndoTarget } from '../../domain/journal/undo.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { JsonObject } from '../../hub/json.js';
import type { JournalIntent, JournalRow } from '../../hub/ledger/ledger.js';
import { withLock } from '../../hub/locks/locks.js';
import { keys } from '../../hub/redis/keys.js';
import type { BetNr } from '../../systems/advoware/records.js';
import type { EntityId } from '../../systems/espocrm/records.js';
import { versionOf } from '../beteiligte/beteiligter-run.js';
import { journaledWrite } from '../journal/journaled-write.js';
import type { DeskContext } from './context.js';
import type { Staff } from './retry.js';

/**
 * Takes one write of the journal back: itself a journaled write, on the condition of what was read, and only while the
 * values that were written still stand. The next run carries it to the other side.
 * Throws HubError `not_found`, `invalid` (cannot be taken back), `conflict` (changed since), `lock_busy`, `write_protected`.
 */
export async function undoWrite(context: DeskContext, journalId: string, staff: Staff): Promise<void> {
  const row = await context.hub.ledger.journalRow(journalId);
  if (!row) throw new HubError('not_found', 'Diesen Eintrag gibt es im Journal nicht.');
  const undo = undoOf(row);
  if (undo.kind === 'impossible') throw new HubError('invalid', undo.reason);
  const entityId = await entityOf(context, undo.target);
  const done = await withLock(context.hub.locks, keys.beteiligteLock(entityId ?? journalId), async (lock) => {
    await carryOut(context, { row, undo, staff, assertHeld: () => lock.assertHeld() });
  });
  if (done.kind === 'busy') throw new HubError('lock_busy', 'Der Beteiligte wird gerade abgeglichen, bitte gleich noch einmal.', { retryable: true });
  if (entityId === undefined) return;
  await context.hub.events.emit('vmh.beteiligte.sync_check', [{ entity_id: entityId, action: 'sync_check', source: 'manual', timestamp: context.hub.effects.now().toString() }]);
}

type Possible = Extract<Undo, { kind: 'possible' }>;
interface Work { readonly row: JournalRow; readonly undo: Possible; readonly staff: Staff; readonly assertHeld: () => Promise<void> }
type Answer = { readonly kind: 'updated' | 'moved_on' | 'gone' | 'suppressed' };

/** The record in the CRM whose run works on both sides. */
async function entityOf({ hub: { ledger } }: DeskContext, target: UndoTarget): Promise<string | undefined> {
  if (target.kind === 'crm_beteiligter') return target.entityId;
  return (await ledger.findByRight('beteiligter', String(target.betNr)))?.leftId;
}

async function carryOut(context: DeskContext, { row, undo, staff, assertHeld }: Work): Promise<void> {
  const write = await prepared(context, undo);
  const intent: JournalIntent = {
    system: row.system, operation: row.operation, recordId: row.recordId, before: undo.expected, after: undo.wanted,
    why: `Von ${staff.name} zurückgenommen: ${row.why}`,
  };
  const answer = await journaledWrite(context.hub, { kind: 'staff', trigger: 'Dashboard: zurücknehmen', actor: staff.name }, intent, async () => {
    await assertHeld();
    return await write();
  }, ({ kind }) => (kind === 'updated' ? { kind: 'done' } : kind === 'suppressed' ? { kind } : { kind: 'refused', reason: kind }));
  switch (answer.kind) {
    case 'updated': return;
    case 'suppressed': throw new HubError('write_protected', 'Der Schreibschutz ist eingeschaltet, es wurde nichts geschrieben.');
    case 'moved_on': case 'gone': throw changedSince();
  }
}

/** The write, once it is certain that what was written still stands. */
async function prepared(context: DeskContext, { target, expected, wanted }: Possible): Promise<() => Promise<Answer>> {
  const { advoware, espocrm } = context;
  if (target.kind === 'crm_beteiligter') {
    const answer = await espocrm.readBeteiligter(target.entityId as EntityId);
    if (answer.kind === 'gone' || !stands(answer.record, expected)) throw changedSince();
    return () => espocrm.update('CBeteiligte', target.entityId as EntityId, wanted, versionOf(answer.record));
  }
  const answer = await advoware.readBeteiligter(target.betNr as BetNr);
  if (answer.kind === 'gone') throw changedSince();
  if (target.kind === 'advoware_beteiligter') {
    if (!stands(answer.record, expected)) throw changedSince();
    return () => advoware.updateBeteiligter({ ...answer.record, ...wanted });
  }
  const entry = answer.record.kommunikation?.find(({ id }) => id === target.entryId);
  if (!entry || !stands(entry as JsonObject, expected)) throw changedSince();
  const { tlf, bemerkung, online, rowId } = { ...entry, ...wanted };
  return () => advoware.updateKommunikation(target.betNr as BetNr, target.entryId, {
    tlf: tlf ?? '', bemerkung: bemerkung ?? '', online: online === true, ...(rowId ? { rowId } : {}),
  });
}

const stands = (record: JsonObject, expected: Possible['expected']): boolean => Object.entries(expected).every(([name, value]) => sameValue(record[name] as typeof value, value));

const changedSince = (): HubError => new HubError('conflict', 'Der Wert wurde seitdem geändert; er wird nicht überschrieben.');
