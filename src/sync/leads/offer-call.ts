import { isBusinessHours } from '../../domain/leads/working-hours.js';
import type { LeadContext, LeadResult } from './context.js';
import { recordedMemory } from './follow-up.js';
import { leadOf } from './lead-body.js';
import { runOnLead } from './run-on-lead.js';

/**
 * Tells whether a lead is to be called now: a landlord with a number, in business hours, when that is switched on. Says so once:
 * rather no call than a second one, the follow-up task reminds the team.
 */
export function offerCall(context: LeadContext, leadId: string): Promise<LeadResult> {
  return runOnLead(context, leadId, {
    name: 'Anruf anbieten',
    concerns({ body }) {
      const { kind, phone } = leadOf(body);
      return context.leads.autoCall && kind === 'vermieter' && phone !== '' && isBusinessHours(context.hub.effects.now());
    },
    async take(run) {
      const memory = recordedMemory(run);
      if (memory.call === 'done') return { kind: 'unchanged', lead_id: run.id };
      await run.remember({ ...memory, call: 'done' });
      return { kind: 'call', lead_id: run.id, number: run.lead.phone, subject: memory.subject };
    },
  });
}
