import type { BeteiligteEvent } from '../../hub/events/topics.js';
import type { SyncContext, SyncResult } from './context.js';

/** Runs the sync of one Beteiligter (beteiligte-sync.md). Throws only when the outcome could not be noted on the record. */
export function syncBeteiligter(context: SyncContext, event: BeteiligteEvent): Promise<SyncResult> {
  throw new Error(`under construction ${event.entity_id} ${context.notifyUserId}`);
}
