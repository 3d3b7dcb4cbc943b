import { Temporal } from 'temporal-polyfill';
import { asHubError } from '../../hub/errors/http-answer.js';
import type { LeadState, StoredLead } from '../../hub/ledger/leads/lead-store.js';
import { withLock, type HeldLock } from '../../hub/locks/locks.js';
import { keys } from '../../hub/redis/keys.js';
import { UpstreamError } from '../../systems/http/upstream-error.js';
import { deliverNotices } from '../notices/deliver-notices.js';
import type { LeadContext, LeadResult } from './context.js';
import { LeadRun } from './lead-run.js';

/** One step of the work: its name in the journal, and what it does. */
export interface LeadStep {
  readonly name: string;
  /** Whether it has anything to do with this lead; asked before anything is locked for it. */
  readonly concerns: (lead: StoredLead) => boolean;
  readonly take: (run: LeadRun) => Promise<LeadResult>;
}

/** Long enough for a run in hand to end, short enough to go unnoticed. */
const busyDelayMs = 2_000;
/** One that has waited for a minute waits for a CRM that is away, and thousands may do so. */
const longWaitMs = 60_000;
const patientDelayMs = 20_000;
/** A CRM that is away is asked again so often; the event does not count that as a try. */
const awayDelayMs = 10_000;

/**
 * Takes one step on a lead under its lock. Throws what may pass by itself and concerns this lead alone: the event comes back.
 * A CRM that is away delays every lead, in the order in which they came.
 */
export async function runOnLead(context: LeadContext, leadId: string, step: LeadStep): Promise<LeadResult> {
  const { ledger, locks } = context.hub;
  const stored = await ledger.leads.read(leadId);
  if (stored === undefined || stored.state === 'spam' || !step.concerns(stored)) return { kind: 'skipped', lead_id: leadId };
  if (stored.state === 'open' && await ledger.leads.isBehind(leadId)) return { kind: 'busy', lead_id: leadId, delayMs: waitBehind(context, stored) };
  const answer = await withLock(locks, keys.leadLock(leadId), (lock) => counted(context, () => runLocked(context, stored, step, lock)));
  return answer.kind === 'busy' ? { kind: 'busy', lead_id: leadId, delayMs: busyDelayMs } : answer.value;
}

function waitBehind({ hub: { effects } }: LeadContext, { receivedAt }: StoredLead): number {
  return effects.now().since(Temporal.Instant.from(receivedAt)).total('milliseconds') < longWaitMs ? busyDelayMs : patientDelayMs;
}

async function counted({ hub: { effects, metrics } }: LeadContext, run: () => Promise<LeadResult>): Promise<LeadResult> {
  const started = effects.now();
  let result: LeadResult | undefined;
  try {
    result = await run();
    return result;
  } finally {
    metrics.syncRun('lead', result?.kind ?? 'error', effects.now().since(started).total('seconds'));
  }
}

async function runLocked(context: LeadContext, stored: StoredLead, step: LeadStep, lock: HeldLock): Promise<LeadResult> {
  const { ledger } = context.hub;
  const opened = await ledger.beginRun({ kind: 'lead', recordId: stored.id, trigger: step.name, actor: 'Hub' });
  const run = new LeadRun(context, lock, stored, opened);
  try {
    const taken = await step.take(run).catch((error: unknown) => noteFailure(run, error));
    const untold = await deliverNotices(context, stored.id, lock).then(() => undefined, (error: unknown) => noteFailure(run, error));
    const result = untold ?? taken;
    await mark(run, stored, stateAfter(run, result));
    await ledger.endRun(opened.run, { result: result.kind, counts: {}, ...(result.kind === 'failed' ? { error: result.message } : {}) });
    return result;
  } catch (error) {
    await ledger.endRun(opened.run, { result: 'error', counts: {}, error: error instanceof Error ? error.message : String(error) });
    throw error;
  }
}

/**
 * What the CRM refuses is a person's. What fails although the CRM answers is this lead's own trouble: it steps aside, so that
 * the younger ones go on, and comes back. Everything else waits for the CRM.
 */
async function noteFailure(run: LeadRun, error: unknown): Promise<LeadResult> {
  const { code, message } = asHubError(error);
  if (!(error instanceof UpstreamError)) throw error;
  if (code === 'upstream_rejected') {
    await run.announce(run.notice(['refused', code, error.reason ?? ''], refusedText(run.id, message)));
    return { kind: 'failed', lead_id: run.id, code, message };
  }
  if (!(await answers(run.context))) return { kind: 'busy', lead_id: run.id, delayMs: awayDelayMs };
  if (run.memory.state === 'new') await run.context.hub.ledger.leads.mark(run.id, 'aside');
  throw error;
}

const refusedText = (id: string, message: string): string =>
  `Eine Anfrage der Website kann nicht ins CRM übernommen werden (Anfrage ${id}): ${message}. Der Hub versucht es weiter; sie steht bis dahin nur in seinem Ledger.`;

async function answers({ espocrm }: LeadContext): Promise<boolean> {
  try {
    await espocrm.list('Lead', { select: ['id'], limit: 1 }).next();
    return true;
  } catch {
    return false;
  }
}

function stateAfter({ memory, lead, context }: LeadRun, result: LeadResult): LeadState {
  if (memory.state === 'new') return result.kind === 'busy' ? 'open' : 'aside';
  const waitsForTask = lead.kind === 'vermieter' && memory.task !== 'done';
  const waitsForList = lead.consent.newsletter && lead.email !== '' && context.leads.targetListId !== undefined && memory.newsletter !== 'done';
  return waitsForTask || waitsForList ? 'recorded' : 'done';
}

async function mark(run: LeadRun, stored: StoredLead, state: LeadState): Promise<void> {
  // One that stepped aside does not step back in front of those that have passed it.
  if (state !== stored.state && !(state === 'open' && stored.state === 'aside')) await run.context.hub.ledger.leads.mark(run.id, state);
}
