import { HubError } from '../../hub/errors/hub-error.js';
import type { CalendarEvent } from '../../hub/events/topics.js';
import type { CalendarContext } from './context.js';
import { employeeNote } from './ensure-employee-calendar.js';

export interface DueRequest { readonly source: string; readonly full_content?: boolean | undefined; readonly kuerzel?: string | undefined }

/**
 * One event for `calendar_sync_employee` per active employee, or for the one that is named. What Advoware says of the
 * employees is kept in the ledger, so that no run has to ask; so is `full_content`, before any event could be merged with
 * one that waits already.
 * Throws HubError `not_found` for a name that is no active employee's.
 */
export async function dueCalendars({ hub: { ledger, effects }, advoware }: Pick<CalendarContext, 'hub' | 'advoware'>, request: DueRequest): Promise<readonly CalendarEvent[]> {
  const { source, full_content: fullContent, kuerzel } = request;
  const listed = (await advoware.listEmployees()).map(employeeNote);
  const names = new Set(listed.map((note) => note.kuerzel));
  const left = (await ledger.calendars.overview()).filter((known) => !names.has(known.kuerzel)).map((known) => ({ kuerzel: known.kuerzel, isActive: false }));
  const due = listed.filter((note) => note.isActive && (kuerzel === undefined || note.kuerzel === kuerzel));
  if (kuerzel !== undefined && due.length === 0) throw new HubError('not_found', `Einen aktiven Mitarbeiter ${kuerzel} gibt es in Advoware nicht.`);
  await ledger.calendars.note([...listed, ...left, ...due.map((note) => ({ kuerzel: note.kuerzel, ...(fullContent === undefined ? {} : { fullContent }) }))]);
  const timestamp = effects.now().toString();
  return due.map((note) => ({ kuerzel: note.kuerzel, ...(fullContent === undefined ? {} : { full_content: fullContent }), source, timestamp }));
}
