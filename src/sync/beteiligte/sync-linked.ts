import { newerSide } from '../../domain/beteiligte/clocks.js';
import { baseOfSent, recoverable } from '../../domain/beteiligte/matching.js';
import { baseWithArrived, onTheWayOf } from '../../domain/beteiligte/on-the-way.js';
import { baseWithoutAdvoware, reconcile, type Base, type StammdatenPlan } from '../../domain/beteiligte/reconcile.js';
import { stateAfterSuccess, stateIsDue } from '../../domain/beteiligte/status.js';
import { goneInAdvowareText, linkTakenText } from '../../domain/beteiligte/texts.js';
import type { JsonObject } from '../../hub/json.js';
import type { AdvowareBeteiligter, BetNr } from '../../systems/advoware/records.js';
import type { CBeteiligte } from '../../systems/espocrm/records.js';
import { pick, seenOf, type BeteiligterRun } from './beteiligter-run.js';
import { noteConflict } from './note-failure.js';
import { conflictNotices, unholdableNotices } from './notices.js';
import { again, type Step } from './step.js';
import { closeDeleted } from './close-deleted.js';

/** Compares a linked pair and writes what differs: at most one PUT to Advoware, then at most one to EspoCRM. */
export async function syncLinked(run: BeteiligterRun, record: CBeteiligte, betNr: BetNr, how: 'adopted' | 'updated'): Promise<Step> {
  if (await isLinkedElsewhere(run, betNr)) {
    return noteConflict(run, record, { code: 'conflict', message: linkTakenText(betNr) });
  }
  const answer = await run.context.advoware.readBeteiligter(betNr);
  if (answer.kind === 'gone') return goneInAdvoware(run, record, betNr);
  const advoware = answer.record;
  const before = baseOf(run, record, advoware);
  const plan = reconcile(record, advoware, before, newerSide({
    modifiedAt: record.modifiedAt, geaendertAm: advoware.geaendertAm, lastSync: record.advowareLastSync,
  }));
  await announce(run, { record, advoware, plan, before, how });
  const sent = await sendToAdvoware(run, advoware, plan);
  switch (sent) {
    case 'moved_on': return again;
    case 'gone': return goneInAdvoware(run, record, betNr);
    case 'suppressed': return finish(run, { record, advoware, plan, base: baseWithoutAdvoware(plan, before), sent, how });
    case 'nothing': case 'updated': return finish(run, { record, advoware, plan, base: plan.base, sent, how });
  }
}

function baseOf(run: BeteiligterRun, record: CBeteiligte, advoware: AdvowareBeteiligter): Base {
  const { memory } = run;
  if (memory.state === 'new' && memory.sent && recoverable(memory.sent, memory.known, [advoware]).length > 0) return baseOfSent(memory.sent);
  if (memory.state !== 'linked' || memory.betNr !== advoware.betNr) return {};
  return baseWithArrived(memory.base, memory.onTheWay, record, advoware);
}

interface Planned {
  readonly record: CBeteiligte; readonly advoware: AdvowareBeteiligter; readonly plan: StammdatenPlan; readonly before: Base;
  readonly how: 'adopted' | 'updated';
}

/**
 * Commits what the coming writes would make unprovable: the conflicts they decide, the values on their way, and whose
 * an adopted record is, so that no second run can adopt it too.
 */
async function announce(run: BeteiligterRun, { record, advoware, plan, before, how }: Planned): Promise<void> {
  const suppressed = run.context.advoware.writeProtected && plan.fieldsToAdvoware.length > 0;
  const onTheWay = suppressed ? undefined : onTheWayOf(plan);
  if (onTheWay === undefined && how === 'updated') return;
  const { memory } = run;
  const { notices, remarks } = suppressed ? { notices: [], remarks: [] } : conflictNotices(run.context, record, advoware, plan.conflicts);
  const seen = memory.state === 'closed' ? null : memory.seen;
  await run.remember({ state: 'linked', betNr: advoware.betNr, base: before, seen, onTheWay: onTheWay ?? null }, notices, remarks);
}

/** Asked only where this record's own link does not answer it. */
async function isLinkedElsewhere(run: BeteiligterRun, betNr: BetNr): Promise<boolean> {
  if (run.memory.state === 'linked' && run.memory.betNr === betNr) return false;
  const other = await run.context.hub.ledger.findByRight('beteiligter', String(betNr));
  return other?.state === 'linked' && other.leftId !== run.id;
}

async function sendToAdvoware(
  run: BeteiligterRun, advoware: AdvowareBeteiligter, plan: StammdatenPlan,
): Promise<'nothing' | 'updated' | 'suppressed' | 'moved_on' | 'gone'> {
  if (plan.fieldsToAdvoware.length === 0) return 'nothing';
  const changes: JsonObject = plan.toAdvoware;
  const intent = {
    system: 'advoware', operation: 'PUT Beteiligte', recordId: String(advoware.betNr),
    before: pick(advoware, Object.keys(changes)), after: changes, why: `In EspoCRM geändert: ${plan.fieldsToAdvoware.join(', ')}.`,
  } as const;
  const client = run.context.advoware;
  if (client.writeProtected) {
    await run.noteSuppressed(intent);
    return 'suppressed';
  }
  const answer = await run.write(
    intent, () => client.updateBeteiligter({ ...advoware, ...changes }),
    ({ kind }) => (kind === 'updated' ? { kind: 'done' } : kind === 'suppressed' ? { kind } : { kind: 'refused', reason: kind }),
  );
  return answer.kind;
}

interface Sent {
  readonly record: CBeteiligte; readonly advoware: AdvowareBeteiligter; readonly plan: StammdatenPlan; readonly base: Base;
  readonly sent: 'nothing' | 'updated' | 'suppressed'; readonly how: 'adopted' | 'updated';
}

/** The CRM's one write, data and status together, and the new base. */
async function finish(run: BeteiligterRun, { record, advoware, plan, base, sent, how }: Sent): Promise<Step> {
  const now = run.context.hub.effects.now();
  const differs = sent === 'updated' || plan.fieldsToEspo.length > 0;
  const attributes: JsonObject = {
    ...plan.toEspo,
    ...(sent !== 'suppressed' && (differs || stateIsDue(record, now) || record.betnr !== advoware.betNr)
      ? { ...plan.espoFollowing, ...plan.toEspo, ...stateAfterSuccess(record, advoware.betNr, now) } : {}),
  };
  const rest = { rowId: sent === 'updated' ? null : advoware.rowId, settled: sent !== 'suppressed' };
  const notices = unholdableNotices(run.context, record, advoware, plan.unholdable);
  let seen = seenOf(record, rest, 'unknown');
  if (Object.keys(attributes).length > 0) {
    const answer = await run.updateEspo(record, attributes, whyToEspo(plan));
    if (answer.kind === 'moved_on') return again;
    if (answer.kind === 'gone') return closeDeleted(run);
    seen = seenOf(answer.record, rest, 'hub');
  }
  await run.remember({ state: 'linked', betNr: advoware.betNr, base, seen, onTheWay: null }, notices);
  if (sent === 'suppressed') return { kind: 'suppressed', toAdvoware: plan.fieldsToAdvoware };
  if (!differs && how === 'updated') return { kind: 'unchanged' };
  return {
    kind: how, betNr: advoware.betNr, toAdvoware: plan.fieldsToAdvoware, toEspocrm: plan.fieldsToEspo,
    conflicts: plan.conflicts.map(({ field }) => field),
  };
}

const whyToEspo = (plan: StammdatenPlan): string =>
  plan.fieldsToEspo.length > 0 ? `In Advoware geändert: ${plan.fieldsToEspo.join(', ')}.` : 'Stand des Abgleichs vermerkt.';

/** Gone in Advoware (404 for that id): nothing is deleted, nothing created anew, a person decides. */
function goneInAdvoware(run: BeteiligterRun, record: CBeteiligte, betNr: BetNr): Promise<Step> {
  return noteConflict(run, record, { code: 'not_found', message: goneInAdvowareText(betNr), deletedInAdvoware: true });
}
