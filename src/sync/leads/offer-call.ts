import type { LeadContext, LeadResult } from './context.js';
import { recordedMemory } from './follow-up.js';
import { leadOf } from './lead-body.js';
import { runOnLead } from './run-on-lead.js';

/**
 * Tells whether a lead is to be called: a landlord with a number who is new to the firm. From where, at which hour, how many a
 * minute and that nobody is called twice is the telephony's (telephony.md).
 */
export function offerCall(context: LeadContext, leadId: string): Promise<LeadResult> {
  return runOnLead(context, leadId, {
    name: 'Anruf anbieten',
    concerns({ body }) {
      const { kind, phone } = leadOf(body);
      return context.leadExtension !== undefined && kind === 'vermieter' && phone !== '';
    },
    take(run) {
      const { record, subject } = recordedMemory(run);
      return Promise.resolve(record.entity === 'Lead' ? { kind: 'call', lead_id: run.id, entity_id: subject.id } : { kind: 'skipped', lead_id: run.id });
    },
  });
}
