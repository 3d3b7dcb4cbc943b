import type { CalendarContext, CalendarState } from './context.js';
import { stoppedOf } from './memory.js';

/** Every employee's calendar as the ledger knows it, for dashboard and health; costs no call to anybody. */
export async function calendarOverview({ hub: { ledger } }: Pick<CalendarContext, 'hub'>): Promise<readonly CalendarState[]> {
  return (await ledger.calendars.overview()).map((known) => ({
    kuerzel: known.kuerzel, isActive: known.isActive, calendarId: known.calendarId, mode: known.fullContent ? 'full' : 'masked', links: known.linked,
    lastRun: known.lastRun, lastSuccessAt: known.lastSuccessAt, stopped: stoppedOf(known), pushUntil: known.channel?.expiresAt ?? null,
    waiting: Object.values(known.setAside ?? {}).map(({ attempts, until, reason }) => ({ attempts, until, reason })),
  }));
}
