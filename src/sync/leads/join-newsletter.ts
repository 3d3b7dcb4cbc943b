import { noListText, notListableText, optedOutText } from '../../domain/leads/for-crm.js';
import type { EntityId } from '../../systems/espocrm/records.js';
import type { LeadContext, LeadResult, Subject } from './context.js';
import { recordedMemory } from './follow-up.js';
import { leadOf } from './lead-body.js';
import type { LeadRun } from './lead-run.js';
import { runOnLead } from './run-on-lead.js';

/** Puts a lead on the target list of the newsletter, only with consent (leads.md, Forwarding). */
export async function joinNewsletter(context: LeadContext, leadId: string): Promise<LeadResult> {
  const { targetListId } = context.leads;
  if (targetListId === undefined) return { kind: 'skipped', lead_id: leadId };
  return runOnLead(context, leadId, {
    name: 'Newsletter',
    concerns({ body }) {
      const { consent, email } = leadOf(body);
      return consent.newsletter && email !== '';
    },
    take: (run) => join(run, targetListId),
  });
}

async function join(run: LeadRun, targetListId: string): Promise<LeadResult> {
  const memory = recordedMemory(run);
  if (memory.newsletter === 'done') return { kind: 'unchanged', lead_id: run.id };
  const { subject } = memory;
  const notice = await obstacle(run, subject) ?? await relate(run, targetListId, subject);
  await run.remember({ ...memory, newsletter: 'done' }, notice ? [notice] : []);
  return { kind: 'done', lead_id: run.id, subject };
}

type Notice = ReturnType<LeadRun['notice']>;

/** What a person has to clear first. */
async function obstacle(run: LeadRun, subject: Subject): Promise<Notice | undefined> {
  if (subject.entity === 'CBeteiligte') return run.notice(['newsletter', 'not-listable'], notListableText(run.lead, subject));
  const answer = await run.context.espocrm.read(subject.entity, subject.id);
  const isOptedOut = answer.kind === 'found' && answer.record['emailAddressIsOptedOut'] === true;
  return isOptedOut ? run.notice(['newsletter', 'opted-out'], optedOutText(run.lead, subject)) : undefined;
}

/** Done twice it is done once; answers what to tell a person when it cannot be done. */
async function relate(run: LeadRun, targetListId: string, subject: Subject): Promise<Notice | undefined> {
  const link = subject.entity === 'Contact' ? 'contacts' : 'leads';
  const answer = await run.write(
    {
      system: 'espocrm', operation: `POST TargetList/${link}`, recordId: run.id, before: {}, after: { targetList: targetListId, [link]: subject.id },
      why: 'Einwilligung zum Newsletter in einer Anfrage der Website.',
    },
    () => run.context.espocrm.relate('TargetList', targetListId as EntityId, link, subject.id),
    ({ kind }) => (kind === 'related' ? { kind: 'done' } : { kind: 'refused', reason: kind }),
  );
  return answer.kind === 'related' ? undefined : run.notice(['newsletter', 'no-list', targetListId], noListText(run.lead, subject, targetListId));
}
