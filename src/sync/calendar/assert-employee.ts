import { HubError } from '../../hub/errors/hub-error.js';
import type { CalendarContext } from './context.js';

/**
 * Throws HubError `not_found` for a name that is no employee's. One whom the ledger knows costs no call, so that a run can be
 * asked for while Advoware is away.
 */
export async function assertEmployee({ hub: { ledger }, advoware }: Pick<CalendarContext, 'hub' | 'advoware'>, kuerzel: string): Promise<void> {
  const known = await ledger.calendars.overview();
  if (known.some((calendar) => calendar.kuerzel === kuerzel && calendar.isActive)) return;
  const isActive = (await advoware.listEmployees()).some((employee) => employee.kuerzel === kuerzel && employee.aktiv);
  if (!isActive) throw new HubError('not_found', `Einen aktiven Mitarbeiter ${kuerzel} gibt es in Advoware nicht.`);
}
