import { sameContentMinutes } from '../../domain/leads/same-content.js';
import type { Hub } from '../../hub/hub.js';
import type { KeptLead, NewLead } from '../../hub/ledger/leads/lead-store.js';

/**
 * Keeps a lead before anybody is told that it was taken, and starts the work on it. Redis being away does not lose it: the next
 * sweep starts the work then. Throws HubError `unavailable` when it cannot be kept.
 */
export async function keepLead({ ledger, events, log }: Pick<Hub, 'ledger' | 'events' | 'log'>, lead: NewLead): Promise<KeptLead> {
  const kept = await ledger.leads.keep(lead, { sameContentMinutes });
  if (lead.state !== 'spam') {
    try {
      await events.emit('lead.received', [{ lead_id: kept.id }]);
    } catch (error) {
      log.warn('lead.event_delayed', { lead: kept.id }, error);
    }
  }
  return kept;
}
