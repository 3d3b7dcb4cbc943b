import type { BeteiligteEvent } from '../../hub/events/topics.js';
import type { SyncContext } from './context.js';

/** Every Beteiligter the cron must look at, oldest first, a page at a time, as events for `vmh.beteiligte.sync_check`. */
export function dueBeteiligte(context: Pick<SyncContext, 'espocrm' | 'hub'>): AsyncGenerator<readonly BeteiligteEvent[]> {
  throw new Error(`under construction ${String(context)}`);
}
