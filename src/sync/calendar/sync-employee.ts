import type { Temporal } from 'temporal-polyfill';
import { berlin } from '../../domain/calendar/berlin.js';
import type { CalendarEvent } from '../../hub/events/topics.js';
import { asHubError } from '../../hub/errors/http-answer.js';
import type { HubError } from '../../hub/errors/hub-error.js';
import type { Run, RunOutcome } from '../../hub/ledger/ledger.js';
import { withLock, type HeldLock } from '../../hub/locks/locks.js';
import { keys } from '../../hub/redis/keys.js';
import { GoogleCalendarError } from '../../systems/google-calendar/google-error.js';
import { deliverNotices } from '../notices/deliver-notices.js';
import { LockedRun } from '../run/locked-run.js';
import { CalendarRun } from './calendar-run.js';
import type { CalendarContext, CalendarResult, RunCounts } from './context.js';
import { ensureEmployeeCalendar } from './ensure-employee-calendar.js';
import { keepChannel } from './keep-channel.js';
import { reconcile } from './reconcile.js';
import { sidesOf } from './sides.js';
import { Tally } from './tally.js';
import { failureNotice } from './told.js';

/** What a person asked for by hand is tried at once. */
const byHand = 'manual';
/** A run lasts seconds as a rule, and minutes the first time. */
const busyDelayMs = 5_000;

type Request = Omit<CalendarEvent, 'timestamp'>;

/**
 * Runs the sync of one employee's calendar under its lock (calendar-sync.md, A run). `full_content` is remembered for the
 * employee. Throws only when the outcome could not be noted in the ledger: the event must come back.
 */
export async function syncEmployee(context: CalendarContext, request: Request): Promise<CalendarResult> {
  const { locks, ledger } = context.hub;
  const { kuerzel, full_content: fullContent } = request;
  if (fullContent !== undefined) await ledger.calendars.note([{ kuerzel, fullContent }]);
  const answer = await withLock(locks, keys.calendarLock(kuerzel), (lock) => counted(context, () => runLocked(context, request, lock)));
  return answer.kind === 'busy' ? { kind: 'busy', delayMs: busyDelayMs } : answer.value;
}

/** Counts and times a run and its conflicts. */
async function counted({ hub: { effects, metrics } }: CalendarContext, work: () => Promise<CalendarResult>): Promise<CalendarResult> {
  const started = effects.now();
  let result: CalendarResult | undefined;
  try {
    result = await work();
    return result;
  } finally {
    metrics.syncRun('calendar', result?.kind ?? 'error', effects.now().since(started).total('seconds'));
    if (result && 'counts' in result) metrics.conflicts('calendar', result.counts.conflicts);
  }
}

async function runLocked(context: CalendarContext, request: Request, lock: HeldLock): Promise<CalendarResult> {
  const { ledger, effects } = context.hub;
  const startedAt = effects.now();
  const { run } = await ledger.beginRun({ kind: 'calendar', recordId: request.kuerzel, trigger: request.source, actor: 'Hub' });
  const tally = new Tally();
  const result = await work(context, request, { lock, run, tally, startedAt }).catch((error: unknown) => failed(context, run, tally, asHubError(error)));
  await ledger.endRun(run, outcomeOf(result));
  await deliverNotices(context, request.kuerzel, lock).catch((error: unknown) => {
    // What could not be told stays in the ledger, and the next run of this calendar tells it.
    if (!hasNextRun(result)) throw error;
  });
  return result;
}

/** Who is no active employee is not due by himself. */
const hasNextRun = (result: CalendarResult): boolean => result.kind !== 'inactive' && (result.kind !== 'failed' || result.code !== 'not_found');

interface Hands { readonly lock: HeldLock; readonly run: Run; readonly tally: Tally; readonly startedAt: Temporal.Instant }

async function work(context: CalendarContext, { kuerzel, source }: Request, { lock, run, tally, startedAt }: Hands): Promise<CalendarResult> {
  const { ledger } = context.hub;
  const memory = await ledger.calendars.read(kuerzel);
  const ensured = await ensureEmployeeCalendar(context, new LockedRun(ledger, lock, run), run, memory.calendar);
  if (ensured.kind === 'inactive') return { kind: 'inactive' };
  const sides = sidesOf(context, memory, ensured.calendarId);
  const calendarRun = new CalendarRun(context, lock, run, {
    calendar: ensured.calendar, sides, tally, startedAt, patience: source === byHand ? 'insist' : 'wait',
    closedAt: new Map(memory.pairs.map(({ name, changedAt }) => [name, changedAt])),
  });
  const result = await reconcile(calendarRun);
  await keepChannel(calendarRun);
  return result;
}

/** What a person must mend is told, at most once a day; everything else passes by itself or shows in the overview. */
async function failed({ hub: { ledger, log, effects }, notifyUserId }: CalendarContext, run: Run, tally: Tally, error: HubError): Promise<CalendarResult> {
  const { message, retryAfterMs } = error;
  const code = error instanceof GoogleCalendarError ? error.fault : error.code;
  log.warn('calendar.run_failed', { record: run.recordId, code }, error);
  if (isForPerson(error)) await ledger.commit(run, { notices: [failureNotice(run.recordId, notifyUserId, { code, message, day: berlinDay(effects.now()) })] });
  if (error.code === 'conflict' && !error.retryable) return { kind: 'conflict', code, message };
  return { kind: 'failed', code, message, counts: tally.counts, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

const berlinDay = (now: Temporal.Instant): string => now.toZonedDateTimeISO(berlin).toPlainDate().toString();

function isForPerson(error: HubError): boolean {
  if (error instanceof GoogleCalendarError && error.fault === 'calendar_not_found') return true;
  return !error.retryable && error.code !== 'outcome_unknown' && error.code !== 'internal';
}

function outcomeOf(result: CalendarResult): RunOutcome {
  switch (result.kind) {
    case 'unchanged': case 'updated': case 'suppressed': case 'unfinished': return { result: result.kind, counts: shown(result.counts) };
    case 'failed': return { result: result.kind, counts: shown(result.counts), error: result.message };
    case 'conflict': return { result: result.kind, counts: {}, error: result.message };
    case 'stopped': return { result: result.kind, counts: { would_go: result.plan.wouldGo, of: result.plan.of }, error: result.plan.text };
    case 'busy': case 'inactive': return { result: result.kind, counts: {} };
  }
}

const shown = (counts: RunCounts): Record<string, number> => Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0) as [string, number][]);
