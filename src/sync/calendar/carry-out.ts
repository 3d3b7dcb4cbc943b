import { planHash } from '../../domain/calendar/order.js';
import type { Operation } from '../../domain/calendar/plan-types.js';
import { asHubError } from '../../hub/errors/http-answer.js';
import type { HubError } from '../../hub/errors/hub-error.js';
import { GoogleCalendarError } from '../../systems/google-calendar/google-error.js';
import type { CalendarRun } from './calendar-run.js';
import type { Step } from './step.js';
import { asideNotice } from './told.js';
import { writeToAdvoware } from './write-advoware.js';
import { writeToGoogle } from './write-google.js';

/** How a plan was carried out. */
export interface Carried {
  /** `time_up`: the rest is left to the next run. */
  readonly end: 'through' | 'time_up';
  /** Sides on which something moved on; empty: all went as planned. */
  readonly again: ReadonlySet<'advoware' | 'google' | 'nothing'>;
  readonly wroteAdvoware: boolean;
  readonly writes: number;
}

/**
 * Carries out a plan, one operation after the other. One that fails is set aside and stops no other (I22); three in a row
 * that fail for a reason of the whole side, and what concerns the run itself, break it off.
 */
export async function carryOut(run: CalendarRun, operations: readonly Operation[]): Promise<Carried> {
  const again = new Set<'advoware' | 'google' | 'nothing'>();
  const before = run.tally.writes;
  let wroteAdvoware = false;
  let failuresInARow = 0;
  const ended = (end: Carried['end']): Carried => ({ end, again, wroteAdvoware, writes: run.tally.writes - before });
  for (const operation of operations) {
    const key = asideKey(run, operation);
    if (run.aside.isWaiting(key)) {
      run.tally.failed(key);
      continue;
    }
    if (run.isTimeUp()) return ended('time_up');
    try {
      const step = await carryOutOne(run, operation);
      failuresInARow = 0;
      if (step.kind === 'suppressed') run.tally.suppressed();
      else if (step.kind === 'again') again.add(step.read);
      else run.tally.done(operation);
      wroteAdvoware ||= step.kind !== 'suppressed' && isToAdvoware(operation);
    } catch (error) {
      const known = asHubError(error);
      if (concernsTheRun(known)) throw error;
      failuresInARow = known.retryable || known.code === 'outcome_unknown' ? failuresInARow + 1 : 0;
      if (failuresInARow >= failuresAllowed) throw error;
      // Whether it happened is found out by reading, and then it is planned again.
      if (known.code === 'outcome_unknown') again.add(isToAdvoware(operation) ? 'advoware' : 'google');
      else setAside(run, key, operation, known);
    }
  }
  return ended('through');
}

const failuresAllowed = 3;

/** The first failures may pass by themselves: a person hears of the third. */
function setAside(run: CalendarRun, key: string, operation: Operation, error: HubError): void {
  const attempts = run.aside.add(key, error.code);
  run.tally.failed(key);
  if (attempts === toldAfter) run.toTell.push(asideNotice(run, key, operation, error.code));
  run.context.hub.log.warn('calendar.set_aside', { record: run.calendar.kuerzel, operation: operation.kind, attempts }, error);
}

const toldAfter = 3;

/** Names an operation by what it would do: mended by a person, it is another one. */
export const asideKey = (run: CalendarRun, operation: Operation): string => planHash([operation], run.sides.settings.digest);

export const isToAdvoware = ({ kind }: Operation): boolean => kind === 'create_advoware' || kind === 'update_advoware' || kind === 'delete_advoware';

async function carryOutOne(run: CalendarRun, operation: Operation): Promise<Step> {
  switch (operation.kind) {
    case 'create_google': case 'update_google': case 'delete_google': case 'mark_google': return writeToGoogle(run, operation);
    case 'create_advoware': case 'update_advoware': case 'delete_advoware': return writeToAdvoware(run, operation);
    case 'link': {
      const { drops, puts, settles } = operation;
      const advanced = settles ? run.advanced(settles.frNr, settles.change).puts ?? [] : [];
      await run.remember({ drops, puts: [...puts, ...advanced] });
      return { kind: 'done' };
    }
  }
}

/** The lock, the hub's own memory, or a side as a whole: no later operation would fare better. */
function concernsTheRun(error: HubError): boolean {
  if (error.code === 'lock_lost' || error.code === 'unavailable' || error.code === 'overloaded' || error.code === 'misconfigured' || error.code === 'upstream_unauthorized') return true;
  return error instanceof GoogleCalendarError && ['rate_limited', 'quota_exceeded', 'calendar_not_found', 'unfit_server'].includes(error.fault);
}
