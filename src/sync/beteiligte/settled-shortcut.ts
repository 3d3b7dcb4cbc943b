import { isSettledVersion } from '../../domain/beteiligte/echo.js';
import { advowareIsAsInBase } from '../../domain/beteiligte/reconcile.js';
import { stateAfterSuccess } from '../../domain/beteiligte/status.js';
import type { BeteiligteEvent } from '../../hub/events/topics.js';
import type { SyncResult } from './context.js';
import { lastSyncOf, seenOf, type BeteiligterRun } from './beteiligter-run.js';
import { entriesDigest } from './kommunikation-part.js';

/**
 * The cron's run on a record whose listed version is the settled one: the CRM side is known to be the base, so only
 * Advoware is read (performance.md, cron over n unchanged records). Undefined when the whole run is needed.
 */
export async function settledShortcut(run: BeteiligterRun, { action, seen: listed }: BeteiligteEvent): Promise<SyncResult | undefined> {
  const { memory } = run;
  if (action !== 'sync_check' || !listed || memory.state !== 'linked' || !isSettledVersion(listed, memory.seen)) return undefined;
  if (memory.goneAt !== undefined) return undefined;
  const answer = await run.context.advoware.readBeteiligter(memory.betNr);
  if (answer.kind === 'gone') return undefined;
  const { record } = answer;
  if (record.rowId !== memory.seen?.rowId && !advowareIsAsInBase(record, memory.base)) return undefined;
  if (memory.seen?.entries !== entriesDigest(record)) return undefined;
  const known = { id: run.id, syncStatus: 'clean', betnr: memory.betNr, ...listed } as const;
  const state = stateAfterSuccess(known, memory.betNr, run.context.hub.effects.now());
  const written = await run.updateEspo(known, state, 'Nichts geändert; Stand des Abgleichs vermerkt.');
  if (written.kind !== 'updated') return undefined;
  const seen = seenOf(written.record, { rowId: record.rowId, entries: memory.seen.entries, settled: true }, 'hub');
  await run.remember({ ...memory, onTheWay: null, lastSuccess: lastSyncOf(written.record), seen });
  return { kind: 'unchanged' };
}
