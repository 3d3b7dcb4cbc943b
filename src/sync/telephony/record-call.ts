import { pick } from '../../domain/journal/pick.js';
import { changedAttributes, crmCall, type CrmAttributes, type Party } from '../../domain/telephony/crm-call.js';
import { isOrderOnly, isOver } from '../../domain/telephony/call.js';
import { summaryOf, type CallSummary } from '../../domain/telephony/summary.js';
import { HubError } from '../../hub/errors/hub-error.js';
import { createDecided } from '../../systems/espocrm/create-decided.js';
import type { EntityId } from '../../systems/espocrm/records.js';
import { runOnCall, type CallRun } from './call-run.js';
import type { Busy, TelephonyContext } from './context.js';
import { leaveFollowUp } from './follow-up-task.js';
import { partyOf, userOf } from './whose-call.js';

/** What became of a call in the CRM. */
export type RecordResult =
  | Busy
  /** `running`: not over yet; `no_call`: an order that came to none; `unknown`: not in the ledger; `deleted`: a person took the record away. */
  | { readonly kind: 'running' | 'no_call' | 'unknown' | 'deleted' }
  /** `recording`: one is to be fetched. */
  | { readonly kind: 'recorded' | 'updated' | 'unchanged'; readonly call_id: string; readonly crm_id: string; readonly recording: boolean };

/**
 * Writes a finished call into the CRM: one `Call`, whoever told of it and however often. What is told later, and the recording,
 * is added to the same record; what a person changed there stays.
 */
export async function recordCall(context: TelephonyContext, callId: string): Promise<RecordResult> {
  const result = await runOnCall(context, callId, { trigger: 'call.ended' }, (run) => record(context, run));
  return result ?? { kind: 'unknown' };
}

export async function record(context: TelephonyContext, run: CallRun): Promise<Exclude<RecordResult, Busy>> {
  if (!isOver(run.known.call)) return { kind: 'running' };
  if (isOrderOnly(run.known.call)) {
    await run.rememberRecorded();
    return { kind: 'no_call' };
  }
  const summary = summaryOf(run.known.call);
  const [assignedUserId, party] = await Promise.all([userOf(context, summary.extension), partyOf(context, summary)]);
  const wanted = crmCall(summary, { callId: run.id, assignedUserId, party, recordingUrl: recordingUrl(context, run) });
  const kind = await written(context, run, wanted, party);
  if (kind === 'deleted') {
    await run.rememberRecorded();
    return { kind };
  }
  await leaveFollowUp(context, run, { summary, party, assignedUserId });
  await run.rememberRecorded();
  const { crm, recording } = run;
  return { kind, call_id: run.id, crm_id: crm.state === 'linked' ? crm.id : '', recording: isRecordingWanted(context, summary) && recording.state === 'unknown' };
}

type Written = 'recorded' | 'updated' | 'unchanged' | 'deleted';

async function written(context: TelephonyContext, run: CallRun, wanted: CrmAttributes, party: Party | undefined): Promise<Written> {
  switch (run.crm.state) {
    case 'closed': return 'deleted';
    case 'none': return create(context, run, wanted, party);
    case 'creating': {
      const id = await findCreated(context, run.id);
      if (id === undefined) return create(context, run, wanted, party);
      await run.rememberCrm(linked(id, run.crm.written, party));
      return update(context, run, id, run.crm.written, wanted);
    }
    case 'linked': return update(context, run, run.crm.id, run.crm.written, wanted);
  }
}

/** The intent stands before the POST, so that after a crash the record is looked for first (invariants.md, recipe). */
async function create(context: TelephonyContext, run: CallRun, wanted: CrmAttributes, party: Party | undefined): Promise<Written> {
  await run.rememberCrm({ state: 'creating', written: wanted });
  const { id } = await run.write(
    { system: 'espocrm', operation: 'POST Call', recordId: run.id, before: {}, after: wanted, why: 'Der Anruf ist beendet.' },
    () => createDecided(context.espocrm, 'Call', wanted), (created) => ({ kind: 'done', recordId: created.id }),
  );
  await run.rememberCrm(linked(id, wanted, party));
  return 'recorded';
}

async function findCreated({ espocrm }: TelephonyContext, callId: string): Promise<string | undefined> {
  const pages = espocrm.list('Call', { where: [{ type: 'equals', attribute: 'cCallId', value: callId }], select: ['cCallId'], limit: 2 });
  const found: string[] = [];
  for await (const page of pages) found.push(...page.map(({ id }) => id));
  if (found.length > 1) throw new HubError('conflict', `EspoCRM: Den Anruf ${callId} gibt es mehrfach; bitte die überzähligen löschen.`);
  return found[0];
}

async function update(context: TelephonyContext, run: CallRun, id: string, before: CrmAttributes, wanted: CrmAttributes): Promise<Written> {
  if (Object.entries(wanted).every(([name, value]) => before[name] === value)) return 'unchanged';
  const standing = await context.espocrm.read('Call', id as EntityId);
  if (standing.kind === 'gone') return forget(run);
  const changes = changedAttributes(wanted, before, standing.record);
  const { modifiedAt } = standing.record;
  if (Object.keys(changes).length > 0) {
    const answer = await run.write(
      { system: 'espocrm', operation: 'PUT Call', recordId: id, before: pick(standing.record, Object.keys(changes)), after: changes, why: 'Von dem Anruf ist mehr bekannt.' },
      () => context.espocrm.update('Call', id as EntityId, changes, typeof modifiedAt === 'string' ? { kind: 'modified_at', modifiedAt, record: standing.record } : { kind: 'unchecked' }),
      (updated) => (updated.kind === 'updated' ? { kind: 'done' } : { kind: 'refused', reason: updated.kind }),
    );
    if (answer.kind === 'gone') return forget(run);
    if (answer.kind === 'moved_on') throw new HubError('conflict', `EspoCRM, PUT Call ${id}: Der Anruf wurde gerade geändert.`, { retryable: true });
  }
  if (run.crm.state === 'linked') await run.rememberCrm({ ...run.crm, written: wanted });
  return Object.keys(changes).length > 0 ? 'updated' : 'unchanged';
}

/** What a person has deleted is not made again (I9). */
async function forget(run: CallRun): Promise<Written> {
  await run.rememberCrm({ state: 'closed' });
  return 'deleted';
}

const linked = (id: string, attributes: CrmAttributes, party: Party | undefined): Extract<CallRun['crm'], { state: 'linked' }> =>
  ({ state: 'linked', id, written: attributes, party: party ? { type: party.type, id: party.id } : null, task: 'none' });

/** True where the firm keeps recordings and somebody has answered. */
export const isRecordingWanted = ({ hub: { settings } }: TelephonyContext, { answered }: CallSummary): boolean => answered && settings.telephony.recordings?.fetch === true;

function recordingUrl({ hub: { settings: { http } } }: TelephonyContext, run: CallRun): string | null | undefined {
  if (run.recording.state === 'deleted') return null;
  if (run.recording.state !== 'stored') return undefined;
  return `${http.publicUrl ?? `http://${http.host.includes(':') ? `[${http.host}]` : http.host}:${http.port}`}/3cx/calls/${run.id}/recording`;
}
