import { isTombstone } from '../../domain/calendar/google-event.js';
import type { Link } from '../../domain/calendar/plan-types.js';
import type { CalendarRun, Remembered } from './calendar-run.js';
import type { CalendarResult } from './context.js';
import { nameOf } from './memory.js';

/** The end of a run that came through: what is over is forgotten, in one commit, and none where nothing is. */
export async function finish(run: CalendarRun): Promise<CalendarResult> {
  const { stopped, goAhead } = run.calendar;
  const drops = outdated(run);
  const isOver = stopped !== null || goAhead !== null;
  const aside = asideOf(run);
  if (aside || isOver || drops.length > 0) await run.remember({ ...aside, drops, calendar: { ...aside?.calendar, ...(isOver ? { stopped: null, goAhead: null } : {}) } });
  const { counts, writes } = run.tally;
  if (counts.suppressed > 0) return { kind: 'suppressed', counts };
  return { kind: writes > 0 ? 'updated' : 'unchanged', counts };
}

/** The lock is given back in the middle of the work; the next run goes on where this one stopped. */
export async function handBack(run: CalendarRun): Promise<CalendarResult> {
  const aside = asideOf(run);
  if (aside) await run.remember(aside);
  return { kind: 'unfinished', delayMs: handedBackMs, counts: run.tally.counts };
}

/** Long enough for another employee's event to have its turn. */
const handedBackMs = 1_000;

/** What waits for a later run; undefined when that is as before. */
function asideOf(run: CalendarRun): Remembered | undefined {
  const changed = run.aside.changed;
  return changed && { calendar: { setAside: changed }, notices: run.toTell };
}

/** Closed links after their time; of a series that was taken apart not while it lives, since it stays so. */
function outdated(run: CalendarRun): readonly Link[] {
  const before = run.context.hub.effects.now().subtract({ hours: 24 * keptDays }).toString();
  return [...run.sides.links.values()].filter((link) => {
    const closedAt = run.closedAt.get(nameOf(link));
    if (link.state !== 'closed' || closedAt === undefined || closedAt > before) return false;
    const event = run.sides.events.get(link.key.kind === 'event' ? link.key.id : link.key.seriesId);
    return link.reason !== 'split' || !event || isTombstone(event);
  });
}

const keptDays = 90;
