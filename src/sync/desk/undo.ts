import { undoOf, type Undo } from '../../domain/journal/undo.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { JournalIntent, JournalRow } from '../../hub/ledger/ledger.js';
import { withLock } from '../../hub/locks/locks.js';
import { journaledWrite } from '../journal/journaled-write.js';
import type { DeskContext } from './context.js';
import type { Staff } from './retry.js';
import { changedSince, placeOf, type UndoPlace } from './undo-places.js';

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
  const place = await placeOf(context, undo);
  const done = await withLock(context.hub.locks, place.lockKey, async (lock) => {
    await carryOut(context, { row, undo, place, staff, assertHeld: () => lock.assertHeld() });
  });
  if (done.kind === 'busy') throw new HubError('lock_busy', 'Hier läuft gerade ein Abgleich, bitte gleich noch einmal.', { retryable: true });
  if (place.next) await context.hub.events.emit(place.next.topic, [place.next.payload]);
}

type Possible = Extract<Undo, { kind: 'possible' }>;
interface Work { readonly row: JournalRow; readonly undo: Possible; readonly place: UndoPlace; readonly staff: Staff; readonly assertHeld: () => Promise<void> }

async function carryOut(context: DeskContext, { row, undo, place, staff, assertHeld }: Work): Promise<void> {
  const write = await place.prepare();
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
