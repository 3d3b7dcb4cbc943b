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
  const round = new Round(run);
  for (const operation of operations) {
    if (round.isWaiting(operation)) continue;
    if (run.isTimeUp()) return round.timeUp();
    try {
      round.came(operation, await carryOutOne(run, operation));
    } catch (error) {
      round.failed(operation, error);
    }
  }
  return round.ended('through');
}

const failuresAllowed = 3;
/** The first failures may pass by themselves. */
const toldAfter = 3;

/** What became of one plan's operations so far. */
class Round {
  readonly #run: CalendarRun;
  readonly #writesBefore: number;
  readonly #again = new Set<'advoware' | 'google' | 'nothing'>();
  #wroteAdvoware = false;
  #failuresInARow = 0;
  #lastFailure: HubError | undefined;

  constructor(run: CalendarRun) {
    this.#run = run;
    this.#writesBefore = run.tally.writes;
  }

  /** True for what failed before and is not due yet. */
  isWaiting(operation: Operation): boolean {
    const key = asideKey(this.#run, operation);
    const isWaiting = this.#run.aside.isWaiting(key);
    if (isWaiting) this.#run.tally.failed(key);
    return isWaiting;
  }

  came(operation: Operation, step: Step): void {
    this.#failuresInARow = 0;
    if (step.kind === 'suppressed') {
      this.#run.tally.suppressed();
      return;
    }
    if (step.kind === 'again') this.#again.add(step.read);
    else this.#run.tally.done(operation);
    this.#wroteAdvoware ||= isToAdvoware(operation);
  }

  /** Sets the operation aside, or throws what ends the run. */
  failed(operation: Operation, error: unknown): void {
    const known = asHubError(error);
    this.#lastFailure = known;
    this.#failuresInARow = known.retryable || known.code === 'outcome_unknown' ? this.#failuresInARow + 1 : 0;
    if (concernsTheRun(known) || this.#failuresInARow >= failuresAllowed) throw error;
    // Whether it happened is found out by reading, and then it is planned again.
    if (known.code === 'outcome_unknown') this.#again.add(isToAdvoware(operation) ? 'advoware' : 'google');
    else this.#setAside(operation, known);
  }

  /** Where nothing came through, going on at once would be no better. */
  timeUp(): Carried {
    if (this.#lastFailure && this.#run.tally.writes === 0) throw this.#lastFailure;
    return this.ended('time_up');
  }

  ended(end: Carried['end']): Carried {
    return { end, again: this.#again, wroteAdvoware: this.#wroteAdvoware, writes: this.#run.tally.writes - this.#writesBefore };
  }

  #setAside(operation: Operation, error: HubError): void {
    const { aside, tally, toTell, calendar, context } = this.#run;
    const key = asideKey(this.#run, operation);
    const attempts = aside.add(key, error.code);
    tally.failed(key);
    if (attempts === toldAfter) toTell.push(asideNotice(this.#run, key, operation, error.code));
    context.hub.log.warn('calendar.set_aside', { record: calendar.kuerzel, operation: operation.kind, attempts }, error);
  }
}

/** Names an operation by what it would do: mended by a person, it is another one. */
const asideKey = (run: CalendarRun, operation: Operation): string => planHash([operation], run.sides.settings.digest);

const isToAdvoware = ({ kind }: Operation): boolean => kind === 'create_advoware' || kind === 'update_advoware' || kind === 'delete_advoware';

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
