import { createHash } from 'node:crypto';
import { HubError } from '../../hub/errors/hub-error.js';
import { checkEvent } from '../beteiligte/check-event.js';
import type { DeskContext } from './context.js';
import type { Staff } from './retry.js';

/** What the guard against mass changes holds; the hash stands for exactly these records. */
export interface HeldGone { readonly count: number; readonly hash: string }

export async function heldGoneView({ hub: { ledger } }: Pick<DeskContext, 'hub'>): Promise<HeldGone | null> {
  const ids = await ledger.heldGone('beteiligter');
  return ids.length === 0 ? null : { count: ids.length, hash: planHash(ids) };
}

/**
 * A person lets exactly those records be gone that were shown (I12); their runs follow at once. Whose word it was is in the journal.
 * Throws HubError `conflict` when others are held by now.
 */
export async function confirmGone({ hub }: Pick<DeskContext, 'hub'>, hash: string, staff: Staff): Promise<void> {
  const { ledger, events } = hub;
  const ids = await ledger.heldGone('beteiligter');
  if (ids.length === 0 || planHash(ids) !== hash) throw new HubError('conflict', 'Inzwischen sind es andere Beteiligte. Bitte die Seite neu ansehen.');
  const { run } = await ledger.beginRun({ kind: 'staff', recordId: 'CBeteiligte', trigger: 'Dashboard: freigeben', actor: staff.name });
  const why = `Von ${staff.name} freigegeben: ${ids.length} in Advoware nicht mehr vorhandene Beteiligte.`;
  await ledger.commit(run, { remarks: [{ system: 'advoware', operation: 'Freigabe', recordId: 'CBeteiligte', before: {}, after: { hash, ids }, why }] });
  await events.emit('vmh.beteiligte.sync_check', ids.map((id) => ({ ...checkEvent(hub, id, 'manual'), gone_confirmed: true })));
  await ledger.endRun(run, { result: 'done', counts: { confirmed: ids.length } });
}

/** As the ledger gives them, sorted. */
const planHash = (ids: readonly string[]): string => createHash('sha256').update(JSON.stringify(ids)).digest('hex').slice(0, hashLength);

const hashLength = 32;
