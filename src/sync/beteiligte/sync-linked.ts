import { newerSide } from '../../domain/beteiligte/clocks.js';
import { baseOfSent, recoverable } from '../../domain/beteiligte/matching.js';
import { baseWithArrived, baseWithLaterWords, onTheWayOf, unannounced } from '../../domain/beteiligte/on-the-way.js';
import { baseWithoutAdvoware, leaveAlone, reconcile, type Base, type StammdatenPlan } from '../../domain/beteiligte/reconcile.js';
import { goneInAdvowareText, linkTakenText } from '../../domain/beteiligte/texts.js';
import { pick } from '../../domain/journal/pick.js';
import type { Plan as KommunikationPlan } from '../../domain/kommunikation/plan.js';
import type { JsonObject } from '../../hub/json.js';
import type { AdvowareBeteiligter, BetNr } from '../../systems/advoware/records.js';
import type { CBeteiligte } from '../../systems/espocrm/records.js';
import type { BeteiligterRun } from './beteiligter-run.js';
import { finishRun } from './finish-run.js';
import { holdIfManyAreGone } from './hold-gone.js';
import { planKommunikation } from './kommunikation-part.js';
import { noteConflict } from './note-failure.js';
import { conflictNotices, contactConflictNotices } from './notices.js';
import { again, type Step } from './step.js';

/** Compares a linked pair and writes what differs: at most one PUT to Advoware, then at most one to EspoCRM, then one an entry. */
export async function syncLinked(run: BeteiligterRun, record: CBeteiligte, betNr: BetNr, how: 'adopted' | 'updated'): Promise<Step> {
  if (await isLinkedElsewhere(run, betNr)) {
    return noteConflict(run, record, { code: 'conflict', message: linkTakenText(betNr) });
  }
  const answer = await run.context.advoware.readBeteiligter(betNr);
  if (answer.kind === 'gone') return goneInAdvoware(run, record, betNr);
  const advoware = answer.record;
  const before = baseOf(run, record, advoware);
  const plan = planStammdaten(run, record, advoware, before);
  const contacts = planKommunikation(run, record, advoware);
  await announce(run, { record, advoware, plan, contacts, before, how });
  const sent = await sendToAdvoware(run, advoware, plan);
  switch (sent) {
    case 'moved_on': return again;
    case 'gone': return goneInAdvoware(run, record, betNr);
    case 'suppressed': return finishRun(run, { record, advoware, plan, contacts, base: baseWithoutAdvoware(plan, before), sent, how });
    case 'nothing': case 'updated': return finishRun(run, { record, advoware, plan, contacts, base: plan.base, sent, how });
  }
}

function baseOf(run: BeteiligterRun, record: CBeteiligte, advoware: AdvowareBeteiligter): Base {
  const { memory } = run;
  if (memory.state === 'new' && memory.sent && recoverable(memory.sent, memory.known, [advoware]).length > 0) return baseOfSent(memory.sent, record);
  if (memory.state !== 'linked' || memory.betNr !== advoware.betNr) return {};
  return baseWithArrived(memory.base, memory.onTheWay, record, advoware);
}

function planStammdaten(run: BeteiligterRun, record: CBeteiligte, advoware: AdvowareBeteiligter, before: Base): StammdatenPlan {
  if (run.context.stammdaten === 'off') return leaveAlone(record, before);
  const { modifiedAt, advowareLastSync: lastSync } = record;
  const { memory } = run;
  const onTheWay = memory.state === 'linked' && memory.betNr === advoware.betNr ? memory.onTheWay : null;
  const past = baseWithLaterWords(before, onTheWay, record, advoware);
  return reconcile(record, advoware, past, newerSide({ modifiedAt, geaendertAm: advoware.geaendertAm, lastSync }));
}

/** Asked only where this record's own link does not answer it. */
async function isLinkedElsewhere(run: BeteiligterRun, betNr: BetNr): Promise<boolean> {
  if (run.memory.state === 'linked' && run.memory.betNr === betNr) return false;
  const other = await run.context.hub.ledger.findByRight('beteiligter', String(betNr));
  return other?.state === 'linked' && other.leftId !== run.id;
}

interface Planned {
  readonly record: CBeteiligte; readonly advoware: AdvowareBeteiligter; readonly plan: StammdatenPlan; readonly contacts: KommunikationPlan | undefined;
  readonly before: Base; readonly how: 'adopted' | 'updated';
}

/**
 * Commits what the coming writes would make unprovable (I4): the conflicts they decide, the values on their way, and whose
 * an adopted record is, so that no second run can adopt it too.
 */
async function announce(run: BeteiligterRun, { record, advoware, plan, contacts, before, how }: Planned): Promise<void> {
  const { memory } = run;
  const suppressed = run.context.advoware.writeProtected && plan.fieldsToAdvoware.length > 0;
  const onTheWay = suppressed ? null : onTheWayOf(plan) ?? null;
  const told = [
    conflictNotices(run.context, record, advoware, suppressed ? [] : unannounced(plan, memory.state === 'linked' ? memory.onTheWay : null)),
    contactConflictNotices(run.context, record, advoware, contacts?.conflicts ?? []),
  ];
  const notices = told.flatMap((part) => part.notices);
  if (onTheWay === null && notices.length === 0 && how === 'updated') return;
  const known = memory.state === 'linked' ? memory : { kommunikation: undefined, emptySlots: 0, lastSuccess: null, seen: memory.state === 'new' ? memory.seen : null };
  const { kommunikation, emptySlots, lastSuccess, seen } = known;
  await run.remember({ state: 'linked', betNr: advoware.betNr, base: before, onTheWay, kommunikation, emptySlots, lastSuccess, seen }, notices, told.flatMap((part) => part.remarks));
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

/** Gone in Advoware (404 for that id): nothing is deleted, nothing created anew, a person decides. */
async function goneInAdvoware(run: BeteiligterRun, record: CBeteiligte, betNr: BetNr): Promise<Step> {
  return await holdIfManyAreGone(run, betNr) ?? noteConflict(run, record, { code: 'not_found', message: goneInAdvowareText(betNr), deletedInAdvoware: betNr });
}
