import { espoText } from '../../domain/beteiligte/clocks.js';
import { stateAfterConflict, stateAfterFailure, waitsForPerson } from '../../domain/beteiligte/status.js';
import { failedText, permanentlyFailedText, personNeededText } from '../../domain/beteiligte/texts.js';
import { pick } from '../../domain/journal/pick.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { JsonObject } from '../../hub/json.js';
import { UpstreamError } from '../../systems/http/upstream-error.js';
import type { BetNr } from '../../systems/advoware/records.js';
import type { CBeteiligte } from '../../systems/espocrm/records.js';
import { lastSyncOf, seenOf, type BeteiligterRun } from './beteiligter-run.js';
import { closeDeleted } from './close-deleted.js';
import type { SyncResult } from './context.js';
import { noticeTo } from './notices.js';
import { again, type Step } from './step.js';

/**
 * Notes a failed run on the CRM record (beteiligte-sync.md, Errors): `failed` and one try more where it may pass by
 * itself, else `conflict` and a notice. Rethrows what cannot be noted there: the CRM is the one that fails, or the run
 * no longer owns the record; then the event comes back.
 */
export async function noteFailure(run: BeteiligterRun, error: unknown): Promise<SyncResult> {
  if (!canBeNoted(error)) throw error;
  const answer = await run.context.espocrm.readBeteiligter(run.id);
  if (answer.kind === 'gone') return closeDeleted(run);
  // What waits for a person goes on waiting: the cron would take up what became `failed`.
  if (waitsForPerson(answer.record)) return { kind: 'waiting' };
  const step = isForPerson(error)
    ? await noteConflict(run, answer.record, { code: error.code, message: personNeededText(error.message) })
    : await notePassing(run, answer.record, error);
  if (step.kind === 'again') throw error;
  return step;
}

/** Sets `conflict` with the message and tells the responsible user; what is set already is not written again. */
export async function noteConflict(
  run: BeteiligterRun, record: CBeteiligte, conflict: { readonly code: string; readonly message: string; readonly deletedInAdvoware?: BetNr },
): Promise<Step> {
  const { code, message } = conflict;
  const wanted: JsonObject = {
    ...stateAfterConflict(message),
    // The number too, should the CRM never have heard it: without it a run would take the record for a new one (I9).
    ...(conflict.deletedInAdvoware && !record.betnr ? { betnr: conflict.deletedInAdvoware } : {}),
    ...(conflict.deletedInAdvoware && !record.advowareDeletedAt ? { advowareDeletedAt: espoText(run.context.hub.effects.now()) } : {}),
  };
  // Told once between two successes (I4): not again because an attempt was cut off and the record has moved. A run that fails
  // at an entry has noted its time on the record before, so the ledger is asked.
  const lastSuccess = run.memory.state === 'linked' ? run.memory.lastSuccess : lastSyncOf(record);
  const occasion = ['needs-person', code, message, lastSuccess ?? ''];
  const notices = stands(record, wanted) ? [] : [noticeTo(run.context, record, occasion, message)];
  // What is closed keeps since when it is gone, should the CRM's record have moved meanwhile.
  if (conflict.deletedInAdvoware && run.memory.state !== 'closed') await run.close('In Advoware nicht mehr vorhanden.', { notices, ...goneOf(run) });
  else await run.announce(notices, []);
  const step = await writeState(run, record, wanted, message);
  return step ?? { kind: 'conflict', code, message };
}

const goneOf = ({ memory }: BeteiligterRun): { readonly goneAt?: string } => (memory.state === 'linked' && memory.goneAt !== undefined ? { goneAt: memory.goneAt } : {});

async function notePassing(run: BeteiligterRun, record: CBeteiligte, error: HubError): Promise<Step> {
  const { code, message } = error;
  const attempted = stateAfterFailure(record, failedText(message));
  const permanently = attempted.syncStatus === 'permanently_failed';
  const state = permanently ? stateAfterFailure(record, permanentlyFailedText(message)) : attempted;
  const notices = permanently
    ? [noticeTo(run.context, record, ['permanently-failed', String(record.versionNumber ?? record.modifiedAt ?? '')], permanentlyFailedText(message))] : [];
  await run.announce(notices, []);
  const step = await writeState(run, record, state, message);
  return step ?? { kind: 'failed', code, message, permanently };
}

/** Writes the state and remembers the version it leads to, so that its webhook is known as the hub's own. */
async function writeState(run: BeteiligterRun, record: CBeteiligte, wanted: JsonObject, why: string): Promise<Step | undefined> {
  if (stands(record, wanted)) return undefined;
  const answer = await run.updateEspo(record, wanted, why);
  if (answer.kind === 'moved_on') return again;
  if (answer.kind === 'gone') return closeDeleted(run);
  const seen = seenOf(answer.record, { rowId: null, entries: null, settled: false }, 'hub');
  const { memory } = run;
  if (memory.state !== 'closed') await run.remember({ ...memory, seen });
  return undefined;
}

const stands = (record: CBeteiligte, wanted: JsonObject): boolean =>
  JSON.stringify(pick(record, Object.keys(wanted))) === JSON.stringify(wanted);

/** The CRM itself failing for now, a lost lock or the hub's own memory failing: nothing can be noted on the record. */
function canBeNoted(error: unknown): error is HubError {
  if (!(error instanceof HubError)) return false;
  if (error.code === 'lock_lost' || error.code === 'unavailable') return false;
  return !(error instanceof UpstreamError) || error.system !== 'espocrm' || error.code === 'upstream_rejected' || error.code === 'upstream_unreadable';
}

const isForPerson = (error: HubError): boolean => !error.retryable && error.code !== 'outcome_unknown' && error.code !== 'internal';
