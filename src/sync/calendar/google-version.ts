import { Temporal } from 'temporal-polyfill';
import { contentOf } from '../../domain/calendar/appointment.js';
import { berlinInstant } from '../../domain/calendar/berlin.js';
import { sameContent } from '../../domain/calendar/equality.js';
import { fromGoogle } from '../../domain/calendar/from-google.js';
import { isTombstone, type GoogleEvent } from '../../domain/calendar/google-event.js';
import type { GoogleTarget } from '../../domain/calendar/plan-types.js';
import { showsTheSame } from '../../domain/calendar/readings.js';
import type { CalendarRun } from './calendar-run.js';
import { eventOf } from './memory.js';

/** The event that a write is about, and the version it is bound to. */
export interface Version { readonly id: string; readonly etag: string; readonly event: GoogleEvent }

/**
 * Which version of the target the plan was made from. All parts of a series get a new version with one of them: after an
 * own write to another part the target is read again, and is the same as long as it shows the same.
 * Undefined where it is not: read again, plan again.
 */
export function versionOf(run: CalendarRun, target: GoogleTarget, etag: string | null): Promise<Version | undefined> {
  if (target.kind === 'event') return knownEvent(run, target.id, etag);
  return target.id === null ? untouchedInstance(run, target) : knownEvent(run, target.id, etag);
}

async function knownEvent(run: CalendarRun, id: string, etag: string | null): Promise<Version | undefined> {
  const known = run.sides.events.get(id);
  if (!known) return undefined;
  if (etag !== null && !run.isRestamped(known)) return { id, etag, event: known };
  const answer = await run.context.google.readEvent(run.sides.place, id);
  if (answer.kind === 'gone') return undefined;
  const event = eventOf(answer.event);
  return event.etag && showsTheSame(known, event) ? { id, etag: event.etag, event } : undefined;
}

/** An instance that was never changed by itself has no event of its own yet: its id is asked for, never made up. */
async function untouchedInstance(run: CalendarRun, target: Extract<GoogleTarget, { kind: 'instance' }>): Promise<Version | undefined> {
  const { seriesId, originalStart } = target;
  const answer = await run.context.google.listInstances(run.sides.place, seriesId, { originalStart: instantOf(originalStart) });
  const planned = run.sides.unit(target);
  if (answer.kind === 'gone' || !planned) return undefined;
  const event = answer.events.map(eventOf).find((one) => !isTombstone(one));
  if (!event?.etag) return undefined;
  const read = fromGoogle(event);
  const isAsPlanned = read.kind === 'appointment' && sameContent(contentOf(read.appointment), contentOf(planned.appointment));
  return isAsPlanned ? { id: event.id, etag: event.etag, event } : undefined;
}

/** Google names the instance by its instant, a whole day by its date. */
const instantOf = (originalStart: string): string =>
  originalStart.includes('T') ? berlinInstant(Temporal.PlainDateTime.from(originalStart)).toString() : originalStart;
