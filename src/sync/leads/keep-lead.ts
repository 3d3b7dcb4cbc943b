import { sameContentMinutes } from '../../domain/leads/same-content.js';
import type { Hub } from '../../hub/hub.js';
import type { KeptLead, NewLead } from '../../hub/ledger/leads/lead-store.js';
import { groupCommit } from './group-commit.js';

/** Keeps a lead before anybody is told that it was taken. Throws HubError `unavailable` when it cannot be kept. */
export type LeadKeeper = (lead: NewLead) => Promise<KeptLead>;

type Parts = Pick<Hub, 'ledger' | 'events' | 'log'>;

/** Keeps leads, those that come at once together, and starts the work on them. */
export function leadKeeper(hub: Parts): LeadKeeper {
  return groupCommit(async (leads: readonly NewLead[]) => {
    const kept = await hub.ledger.leads.keep(leads, { sameContentMinutes });
    await startWork(hub, kept.filter((_, index) => leads[index]?.state === 'open').map(({ id }) => id));
    return kept;
  });
}

/** Redis being away loses none of them: the next sweep starts the work then. */
async function startWork({ events, log }: Parts, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  try {
    await events.emit('lead.received', [...new Set(ids)].map((lead_id) => ({ lead_id })));
  } catch (error) {
    log.warn('lead.event_delayed', { leads: ids.length }, error);
  }
}
