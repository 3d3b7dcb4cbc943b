import type { LeadEvent } from '../../hub/events/topics.js';
import type { LeadContext } from './context.js';

/** Younger ones have an event of their own on its way. */
const settledMinutes = 2;
/** The oldest first; the rest in the next round. */
const most = 500;
/** What was entered is kept no longer than the journal of deletions. */
const keptDays = 90;

/**
 * Every lead that is not done, as events for `lead.received`: whatever became of its own event, Redis included (I27). Forgets
 * what was entered in those that have been done for long.
 */
export async function sweepLeads({ hub: { effects, ledger, log } }: Pick<LeadContext, 'hub'>): Promise<readonly LeadEvent[]> {
  const now = effects.now();
  const forgotten = await ledger.leads.forget(now.subtract({ hours: 24 * keptDays }).toString());
  if (forgotten > 0) log.info('leads.forgotten', { count: forgotten });
  const ids = await ledger.leads.unfinished(now.subtract({ minutes: settledMinutes }).toString(), most);
  return ids.map((lead_id) => ({ lead_id }));
}
