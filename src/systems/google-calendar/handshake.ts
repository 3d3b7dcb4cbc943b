import type { Effects } from '../../hub/effects/effects.js';
import type { Log } from '../../hub/log/log.js';
import type { CalendarPlace } from './google-calendar.js';
import { GoogleCalendarError } from './google-error.js';
import { probeOn } from './handshake-probe.js';
import type { GoogleCalls } from './wire/google-calls.js';

/** Before the first write: does the server keep what the hub relies on? */
export interface Handshake {
  /** Throws GoogleCalendarError `unfit_server`, for a quarter of an hour without asking again; other errors leave the question open. */
  passed(place: CalendarPlace): Promise<void>;
  /** The same while there is no calendar of the hub's: on the account's own, if it has one. */
  passedWithoutCalendar(quotaUser: string): Promise<void>;
}

/** Behind these calls nothing is written to a server that has not passed, but for the probe itself. */
export function guardedCalls(calls: GoogleCalls, handshake: Handshake): GoogleCalls {
  return {
    read: (call) => calls.read(call),
    async write(call) {
      const { calendarId, quotaUser } = call.at;
      await (calendarId === undefined ? handshake.passedWithoutCalendar(quotaUser) : handshake.passed({ calendarId, quotaUser }));
      return await calls.write(call);
    },
  };
}

/** A server that did not pass may have been ill in a way that does not show. */
const lookAgainMs = 15 * 60_000;

export function createHandshake(calls: GoogleCalls, effects: Pick<Effects, 'now' | 'uuid' | 'sleep'>, log: Log): Handshake {
  let verdict: 'open' | 'fit' | GoogleCalendarError = 'open';
  let decidedAt = 0;
  const now = (): number => effects.now().epochMilliseconds;
  let pending: Promise<void> | undefined;

  async function probe(place: CalendarPlace | undefined, quotaUser: string): Promise<void> {
    // The account's own calendar is nobody's: an employee's is touched only where there is none.
    const own = await probeOn(calls, effects, { calendarId: 'primary', quotaUser });
    const result = own.kind === 'no_calendar' && place !== undefined ? await probeOn(calls, effects, place) : own;
    if (result.kind === 'fit') {
      verdict = 'fit';
      log.info('google.handshake_passed');
    } else if (result.kind === 'unfit') {
      verdict = unfit(result.reason);
      decidedAt = now();
      log.error('google.handshake_failed', { reason: result.reason });
    } else if (place !== undefined) {
      throw new GoogleCalendarError('upstream_rejected', { operation: 'handshake', record: place.calendarId, fault: 'calendar_not_found', status: 404, retryable: true });
    }
  }

  async function passed(place: CalendarPlace | undefined, quotaUser: string): Promise<void> {
    if (verdict instanceof GoogleCalendarError && Math.abs(now() - decidedAt) > lookAgainMs) verdict = 'open';
    // One look at a time; one without a calendar, or at another's that is gone, decides nothing about this one.
    while (verdict === 'open' && pending) await pending.catch(() => undefined);
    if (verdict === 'open') {
      pending = probe(place, quotaUser).finally(() => { pending = undefined; });
      await pending;
    }
    if (verdict instanceof GoogleCalendarError) throw verdict;
  }

  return {
    passed: (place) => passed(place, place.quotaUser),
    passedWithoutCalendar: (quotaUser) => passed(undefined, quotaUser),
  };
}

function unfit(reason: string): GoogleCalendarError {
  return new GoogleCalendarError('upstream_rejected', {
    operation: 'handshake', fault: 'unfit_server',
    reason: `der Server unter GOOGLE_CALENDAR_API_ROOT bewahrt nicht, worauf der Hub baut (${reason}); es wird dort nichts geschrieben`,
  });
}
