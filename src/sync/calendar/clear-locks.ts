import { keys } from '../../hub/redis/keys.js';
import type { CalendarContext } from './context.js';

/** Takes the locks of all employees' calendars away, or of one; answers whose were held. A run that is still going writes nothing more. */
export async function clearLocks({ hub: { ledger, locks } }: Pick<CalendarContext, 'hub'>, { kuerzel }: { readonly kuerzel?: string | undefined }): Promise<readonly string[]> {
  const all = kuerzel === undefined ? (await ledger.calendars.overview()).map((calendar) => calendar.kuerzel) : [kuerzel];
  const cleared: string[] = [];
  for (const one of all) if (await locks.clear(keys.calendarLock(one))) cleared.push(one);
  return cleared;
}
