import { createHash } from 'node:crypto';
import { followUp, type Party } from '../../domain/telephony/crm-call.js';
import type { CallSummary } from '../../domain/telephony/summary.js';
import { createDecided } from '../../systems/espocrm/create-decided.js';
import type { CallRun } from './call-run.js';
import type { TelephonyContext } from './context.js';

export interface FollowUpFacts { readonly summary: CallSummary; readonly party: Party | undefined; readonly assignedUserId: string }

/** The to-do of a missed call, once: the text carries a reference by which it is found after a crash. */
export async function leaveFollowUp(context: TelephonyContext, run: CallRun, { summary, party, assignedUserId }: FollowUpFacts): Promise<void> {
  const { crm } = run;
  if (crm.state !== 'linked' || crm.task === 'done' || !context.hub.settings.telephony.missedCallTasks) return;
  const task = followUp(summary, party, assignedUserId);
  if (!task) return;
  const reference = `[Ref. ${createHash('sha256').update(run.id).digest('hex').slice(0, 16)}]`;
  const wasMade = crm.task === 'creating' && await exists(context, reference);
  if (!wasMade) {
    await run.rememberCrm({ ...crm, task: 'creating' });
    const attributes = { ...task, description: `${task['description'] ?? ''}\n\n${reference}` };
    await run.write(
      { system: 'espocrm', operation: 'POST Task', recordId: run.id, before: {}, after: attributes, why: 'Der Anruf wurde verpasst.' },
      () => createDecided(context.espocrm, 'Task', attributes), ({ id }) => ({ kind: 'done', recordId: id }),
    );
  }
  await run.rememberCrm({ ...crm, task: 'done' });
}

async function exists({ espocrm }: TelephonyContext, reference: string): Promise<boolean> {
  for await (const page of espocrm.list('Task', { where: [{ type: 'contains', attribute: 'description', value: reference }], select: ['id'], limit: 1 })) {
    if (page.length > 0) return true;
  }
  return false;
}
