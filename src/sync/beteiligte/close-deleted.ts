import type { BeteiligterRun } from './beteiligter-run.js';
import type { SyncResult } from './context.js';

/** Deleted in EspoCRM: the link is closed and the journal says so; Advoware keeps its record, the firm keeps its files. */
export async function closeDeleted(run: BeteiligterRun): Promise<SyncResult> {
  if (run.memory.state !== 'closed') await run.close('In EspoCRM gelöscht. In Advoware wird nichts gelöscht.');
  return { kind: 'closed' };
}
