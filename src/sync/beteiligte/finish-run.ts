import { isDeepStrictEqual } from 'node:util';
import type { Base, StammdatenPlan } from '../../domain/beteiligte/reconcile.js';
import { stateAfterSuccess, stateIsDue } from '../../domain/beteiligte/status.js';
import type { Plan as KommunikationPlan } from '../../domain/kommunikation/plan.js';
import type { JsonObject } from '../../hub/json.js';
import type { AdvowareBeteiligter } from '../../systems/advoware/records.js';
import type { EspoRecord } from '../../systems/espocrm/espocrm.js';
import type { CBeteiligte } from '../../systems/espocrm/records.js';
import { lastSyncOf, seenOf, type BeteiligterRun } from './beteiligter-run.js';
import { closeDeleted } from './close-deleted.js';
import { writeEntries, type EntriesOutcome } from './kommunikation-part.js';
import { contactReportNotices, unholdableNotices } from './notices.js';
import { again, type Step } from './step.js';

/** A run whose write to Advoware's master data is behind it. */
export interface Sent {
  readonly record: CBeteiligte; readonly advoware: AdvowareBeteiligter; readonly plan: StammdatenPlan; readonly contacts: KommunikationPlan | undefined;
  readonly base: Base; readonly sent: 'nothing' | 'updated' | 'suppressed'; readonly how: 'adopted' | 'updated';
}

/**
 * The CRM's one write, data, lists and status together; then the entries, whose markers say that the CRM has their value;
 * then the new base.
 */
export async function finishRun(run: BeteiligterRun, work: Sent): Promise<Step> {
  const { record, advoware, contacts } = work;
  const attributes = attributesOf(run, work);
  let written: EspoRecord | undefined;
  if (Object.keys(attributes).length > 0) {
    const answer = await run.updateEspo(record, attributes, whyToEspo(work));
    if (answer.kind === 'moved_on') return again;
    if (answer.kind === 'gone') return closeDeleted(run);
    written = answer.record;
  }
  const entries = await writeEntries(run, advoware.betNr, advoware, contacts);
  if (entries.kind === 'moved_on') return again;
  await rememberRun(run, work, entries, written);
  return resultOf(work, entries);
}

function attributesOf(run: BeteiligterRun, { record, advoware, plan, contacts, sent }: Sent): JsonObject {
  const now = run.context.hub.effects.now();
  const lists: JsonObject = contacts?.crm.kind === 'write' ? { ...contacts.crm.data } : {};
  const data: JsonObject = { ...plan.toEspo, ...lists };
  if (run.context.stammdaten === 'off' || sent === 'suppressed') return data;
  const differs = sent === 'updated' || Object.keys(data).length > 0 || (contacts?.advoware.length ?? 0) > 0;
  if (!differs && !stateIsDue(record, now) && record.betnr === advoware.betNr) return data;
  return { ...plan.espoFollowing, ...data, ...stateAfterSuccess(record, advoware.betNr, now) };
}

function whyToEspo({ plan, contacts }: Sent): string {
  const changed = plan.fieldsToEspo.length > 0 ? [`In Advoware geändert: ${plan.fieldsToEspo.join(', ')}.`] : [];
  const lists = contacts?.crm.kind === 'write' ? contacts.crm.why : [];
  return [...changed, ...lists].join(' ') || 'Stand des Abgleichs vermerkt.';
}

/** One commit, and none where nothing new is known. */
async function rememberRun(
  run: BeteiligterRun, { record, advoware, plan, contacts, base, sent }: Sent, entries: Exclude<EntriesOutcome, { kind: 'moved_on' }>, written: EspoRecord | undefined,
): Promise<void> {
  const isWhole = run.context.stammdaten === 'both' && run.context.kommunikation !== 'off';
  const isUntouched = sent === 'nothing' && (contacts?.advoware.length ?? 0) === 0;
  const rest = {
    rowId: isUntouched ? advoware.rowId : null, entries: entries.entries,
    settled: isWhole && sent !== 'suppressed' && entries.isSettled,
  };
  const whole = seenOf(written ?? record, rest, written ? 'hub' : 'unknown');
  // A run on a part of the record must not make the rest of it look seen.
  const seen = isWhole || run.context.stammdaten === 'both' ? whole : { ...whole, versionNumber: null, modifiedById: null };
  const notices = [...unholdableNotices(run.context, record, advoware, plan.unholdable), ...contactReportNotices(run.context, record, advoware, contacts?.reports ?? [])];
  const emptySlots = entries.emptySlots ?? (run.memory.state === 'linked' ? run.memory.emptySlots : 0);
  const memory = { state: 'linked', betNr: advoware.betNr, base, onTheWay: null, kommunikation: entries.base, emptySlots, lastSuccess: lastSyncOf(written ?? record), seen } as const;
  if (notices.length === 0 && isDeepStrictEqual(memory, run.memory)) return;
  await run.remember(memory, notices);
}

function resultOf({ plan, contacts, sent, how, advoware }: Sent, entries: Exclude<EntriesOutcome, { kind: 'moved_on' }>): Step {
  const kommunikation = entries.result ? { kommunikation: entries.result } : {};
  if (sent === 'suppressed' || entries.suppressed > 0) return { kind: 'suppressed', toAdvoware: plan.fieldsToAdvoware, ...kommunikation };
  const touchesContacts = contacts !== undefined && (contacts.crm.kind === 'write' || contacts.advoware.length > 0);
  const differs = sent === 'updated' || plan.fieldsToEspo.length > 0 || touchesContacts;
  if (!differs && how === 'updated') return { kind: 'unchanged', ...kommunikation };
  return {
    kind: how, betNr: advoware.betNr, toAdvoware: plan.fieldsToAdvoware, toEspocrm: plan.fieldsToEspo,
    conflicts: [...plan.conflicts.map(({ field }) => field), ...(contacts?.conflicts ?? []).map(({ medium }) => medium)], ...kommunikation,
  };
}
