import { isOwnEcho } from '../../domain/beteiligte/echo.js';
import { waitsForPerson } from '../../domain/beteiligte/status.js';
import { linkTakenText } from '../../domain/beteiligte/texts.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { BeteiligteEvent } from '../../hub/events/topics.js';
import type { Run, RunOutcome } from '../../hub/ledger/ledger.js';
import { withLock, type HeldLock } from '../../hub/locks/locks.js';
import { keys } from '../../hub/redis/keys.js';
import type { BetNr } from '../../systems/advoware/records.js';
import type { CBeteiligte } from '../../systems/espocrm/records.js';
import { deliverNotices } from '../notices/deliver-notices.js';
import { BeteiligterRun } from './beteiligter-run.js';
import { closeDeleted } from './close-deleted.js';
import type { SyncContext, SyncResult } from './context.js';
import { createOrAdopt, isNamedByAnother } from './create-or-adopt.js';
import type { Memory } from './memory.js';
import { noteConflict, noteFailure } from './note-failure.js';
import { settledShortcut } from './settled-shortcut.js';
import { again, type Step } from './step.js';
import { syncLinked } from './sync-linked.js';

/**
 * Runs the sync of one Beteiligter under its lock (beteiligte-sync.md, A run).
 * Throws only when the outcome could not be noted on the CRM record: the event must come back.
 */
export async function syncBeteiligter(context: SyncContext, event: BeteiligteEvent): Promise<SyncResult> {
  const answer = await withLock(context.hub.locks, keys.beteiligteLock(event.entity_id), (lock) => counted(context, () => runLocked(context, event, lock)));
  return answer.kind === 'busy' ? { kind: 'busy', delayMs: busyDelayMs } : answer.value;
}

/** Counts and times a run and its conflicts. */
async function counted({ hub: { effects, metrics } }: SyncContext, run: () => Promise<SyncResult>): Promise<SyncResult> {
  const started = effects.now();
  let result: SyncResult | undefined;
  try {
    result = await run();
    return result;
  } finally {
    metrics.syncRun('beteiligter', result?.kind ?? 'error', effects.now().since(started).total('seconds'));
    if (result) metrics.conflicts('beteiligter', result.kind === 'conflict' ? 1 : 'conflicts' in result ? result.conflicts.length : 0);
  }
}

/** Long enough for a run in hand to end, short enough to go unnoticed. */
const busyDelayMs = 2_000;
/** A record that keeps moving is left to the next run. */
const maxAttempts = 3;
/** A person's own request also works on a record that waits for one. */
const byHand = 'manual';

async function runLocked(context: SyncContext, event: BeteiligteEvent, lock: HeldLock): Promise<SyncResult> {
  const { ledger } = context.hub;
  const begun = await ledger.beginRun({
    kind: 'beteiligter', recordId: event.entity_id, trigger: `${event.action} (${event.source})`, actor: 'Hub',
  });
  const result = await recorded(context, new BeteiligterRun(context, lock, begun, event), begun.run, event);
  await deliverNotices(context, event.entity_id, lock);
  return result;
}

/** The run's result, which stands in the ledger. */
async function recorded(context: SyncContext, beteiligter: BeteiligterRun, run: Run, event: BeteiligteEvent): Promise<SyncResult> {
  const { ledger } = context.hub;
  try {
    const result = await attempts(beteiligter, event).catch((error: unknown) => noteFailure(beteiligter, error));
    await ledger.endRun(run, outcomeOf(result));
    return result;
  } catch (error) {
    await ledger.endRun(run, { result: 'error', counts: {}, error: error instanceof Error ? error.message : String(error) });
    throw error;
  }
}

async function attempts(run: BeteiligterRun, event: BeteiligteEvent): Promise<SyncResult> {
  const shortcut = await settledShortcut(run, event);
  if (shortcut) return shortcut;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const step = await attemptOnce(run, event);
    if (step.kind !== 'again') return step;
  }
  throw new HubError('conflict', 'Der Datensatz wurde während des Abgleichs mehrfach geändert.', { retryable: true });
}

async function attemptOnce(run: BeteiligterRun, event: BeteiligteEvent): Promise<Step> {
  try {
    return await readAndSync(run, event);
  } catch (error) {
    // A PUT that may have arrived is settled by looking again; a POST is left to the recovery of the next run.
    if (error instanceof HubError && error.code === 'outcome_unknown' && run.memory.state === 'linked') return again;
    throw error;
  }
}

async function readAndSync(run: BeteiligterRun, event: BeteiligteEvent): Promise<Step> {
  const answer = await run.context.espocrm.readBeteiligter(run.id);
  if (answer.kind === 'gone') return closeDeleted(run);
  const { record } = answer;
  const { memory } = run;
  const byWebhook = event.action === 'create' || event.action === 'update';
  if (byWebhook && memory.state !== 'closed' && isOwnEcho(record, memory.seen)) return { kind: 'echo' };
  if (waitsForPerson(record) && event.source !== byHand) return { kind: 'waiting' };
  if (memory.state === 'linked' && !record.betnr && await isNamedByAnother(run, memory.betNr)) return giveUp(run, record, memory.betNr);
  const betNr = record.betnr ?? rememberedNumber(memory, record);
  if (betNr === undefined && run.context.stammdaten === 'off') return { kind: 'waiting' };
  return betNr === undefined ? createOrAdopt(run, record) : syncLinked(run, record, betNr as BetNr, 'updated');
}

/** Closed since Advoware lacks it, and the CRM has not heard of it yet: that is none to be made anew (I9). */
function rememberedNumber(memory: Memory, { advowareDeletedAt }: CBeteiligte): number | undefined {
  if (memory.state === 'linked') return memory.betNr;
  return memory.state === 'closed' && !advowareDeletedAt ? memory.gone : undefined;
}

/**
 * A person has given this record's number to another one: it is not taken back, and what becomes of this record is a person's to
 * say. The link goes last: without it and without a number a run would take the record for a new one.
 */
async function giveUp(run: BeteiligterRun, record: CBeteiligte, betNr: BetNr): Promise<Step> {
  const step = await noteConflict(run, record, { code: 'conflict', message: linkTakenText(betNr) });
  if (step.kind === 'conflict') await run.close('Die Nummer steht jetzt bei einem anderen Eintrag in EspoCRM.');
  return step;
}

function outcomeOf(result: SyncResult): RunOutcome {
  switch (result.kind) {
    case 'created': case 'adopted': case 'updated': return {
      result: result.kind,
      counts: { to_advoware: result.toAdvoware.length, to_espocrm: result.toEspocrm.length, conflicts: result.conflicts.length },
    };
    case 'suppressed': return { result: result.kind, counts: { to_advoware: result.toAdvoware.length } };
    case 'conflict': return { result: result.kind, counts: {}, error: result.message };
    case 'held': return { result: result.kind, counts: { gone: result.gone } };
    case 'failed': return { result: result.permanently ? 'permanently_failed' : 'failed', counts: {}, error: result.message };
    case 'busy': case 'unchanged': case 'echo': case 'waiting': case 'closed': return { result: result.kind, counts: {} };
  }
}
