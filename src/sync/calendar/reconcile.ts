import type { Plan } from '../../domain/calendar/plan-types.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { CalendarRun } from './calendar-run.js';
import { carryOut, type Carried } from './carry-out.js';
import type { CalendarResult, StoppedPlan } from './context.js';
import { finish, handBack } from './finish.js';
import { stoppedOf } from './memory.js';
import { announce, calendarNotice } from './told.js';

/** A calendar that keeps moving is left to the next run. */
const maxRounds = 10;

/**
 * Reads both sides, plans, carries out, and plans again as long as that opens the way to more or something moved on
 * meanwhile (calendar-sync.md, A run).
 */
export async function reconcile(run: CalendarRun): Promise<CalendarResult> {
  await run.readGoogle();
  await run.sides.readAdvoware('window');
  for (let round = 1; round <= maxRounds; round += 1) {
    const plan = await run.settledPlan();
    run.tally.planned(plan);
    if (plan.kind === 'stopped') return stop(run, plan);
    await announce(run, plan);
    const carried = await carryOut(run, plan.operations);
    if (carried.end === 'time_up') return handBack(run);
    if (!isToGoOn(plan, carried)) return finish(run);
    await readAgain(run, carried);
  }
  throw new HubError('conflict', `Der Kalender ${run.calendar.kuerzel} wurde während des Abgleichs immer wieder geändert.`, { retryable: true });
}

const isToGoOn = (plan: Plan, carried: Carried): boolean => carried.again.size > 0 || (plan.continues && carried.writes > 0);

/**
 * Own writes to Google are known by their answers; what Advoware made of a write is not. Where something moved on, both
 * sides are read: beside an old reading of the other one a conflict would be told that is none any more (I4).
 */
async function readAgain(run: CalendarRun, { again, wroteAdvoware }: Carried): Promise<void> {
  const movedOn = again.has('google') || again.has('advoware');
  if (movedOn) await run.readGoogle();
  if (movedOn || wroteAdvoware) await run.sides.readAdvoware('window');
}

/** Nothing was written: an alarm, and the hash to which a person's go-ahead is bound (I12). */
async function stop(run: CalendarRun, { hash, guard, counts }: Extract<Plan, { kind: 'stopped' }>): Promise<CalendarResult> {
  if (guard.kind !== 'stop') throw new HubError('internal', 'Ein Plan ist angehalten, den die Prüfung nicht anhält.');
  const { wouldGo, of, text } = guard;
  const before = stoppedOf(run.calendar);
  const since = before?.hash === hash ? before.since : run.context.hub.effects.now().toString();
  const stopped: StoppedPlan = { hash, text, wouldGo, of, counts, since };
  // Another plan than the one that a person has seen: that word does not hold for it.
  await run.remember({ calendar: { stopped: { ...stopped, counts: { ...counts } }, goAhead: null }, notices: [calendarNotice(run, ['stopped', hash], text)] });
  return { kind: 'stopped', plan: stopped };
}
