import { followUpTask } from '../../domain/leads/for-crm.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { LeadContext, LeadResult } from './context.js';
import { leadOf } from './lead-body.js';
import type { LeadMemory } from './lead-memory.js';
import type { LeadRun } from './lead-run.js';
import { runOnLead } from './run-on-lead.js';

/** Makes the follow-up task of a landlord's enquiry (leads.md, Forwarding), once, however often it is asked for. */
export function followUp(context: LeadContext, leadId: string): Promise<LeadResult> {
  return runOnLead(context, leadId, { name: 'Aufgabe anlegen', concerns: ({ body }) => leadOf(body).kind === 'vermieter', take: makeTask });
}

async function makeTask(run: LeadRun): Promise<LeadResult> {
  const memory = recordedMemory(run);
  if (memory.task === 'done') return { kind: 'unchanged', lead_id: run.id };
  const [made] = memory.task === 'sent' ? await run.found('Task') : [];
  if (made === undefined) {
    const { subject } = memory;
    await run.remember({ ...memory, task: 'sent' });
    const attributes = { ...followUpTask(run.lead, run.facts), parentType: subject.entity, parentId: subject.id, assignedUserId: run.context.leads.teamUserId };
    await run.createDecided('Task', attributes, 'Wiedervorlage einer Vermieter-Anfrage.');
  }
  await run.remember({ ...memory, task: 'done' });
  return { kind: 'done', lead_id: run.id, subject: memory.subject };
}

/** Every step beside the record comes after it. Throws HubError `conflict`: the flow is wired in another order. */
export function recordedMemory({ id, memory }: LeadRun): Extract<LeadMemory, { readonly state: 'recorded' }> {
  if (memory.state === 'recorded') return memory;
  throw new HubError('conflict', `Die Anfrage ${id} ist noch nicht im CRM: erst danach folgen Aufgabe, Newsletter und Anruf.`, { retryable: true });
}
