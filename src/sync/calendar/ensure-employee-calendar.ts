import type { AdvowareEmployee } from '../../systems/advoware/employees.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { CalendarCommit, EmployeeNote, StoredCalendar } from '../../hub/ledger/calendars/calendar-store.js';
import type { Run } from '../../hub/ledger/ledger.js';
import { ensureCalendar } from '../../systems/google-calendar/calendars/ensure-calendar.js';
import type { LockedRun } from '../run/locked-run.js';
import type { CalendarContext } from './context.js';

export type Ensured = { readonly kind: 'ready'; readonly calendar: StoredCalendar; readonly calendarId: string } | { readonly kind: 'inactive' };

/**
 * Makes sure of the employee's one calendar: known from the ledger, else found by its marker, else made, and shared with
 * the employee without a mail. A calendar that is known and shared costs no call.
 */
export async function ensureEmployeeCalendar(context: CalendarContext, locked: LockedRun, run: Run, known: StoredCalendar): Promise<Ensured> {
  const { kuerzel, calendarId, sharedWith } = known;
  const isShared = known.email === null || known.email === sharedWith;
  if (known.isActive && calendarId !== null && isShared) return { kind: 'ready', calendar: known, calendarId };
  const note = await employeeOf(context, kuerzel);
  if (!note.isActive) return { kind: 'inactive' };
  if (note.email === null) throw new HubError('invalid', `Mitarbeiter ${kuerzel} hat in Advoware keine E-Mail-Adresse; ohne sie kann sein Kalender nicht freigegeben werden.`);
  const made = await ensured(context, locked, { kuerzel, email: note.email, calendarId });
  const change: CalendarCommit['calendar'] = {
    calendarId: made, sharedWith: note.email,
    // What is known of another calendar's events says nothing about this one.
    ...(made === calendarId ? {} : { cursor: null }),
  };
  await context.hub.ledger.calendars.commit(run, { calendar: change });
  return { kind: 'ready', calendar: { ...known, ...note, ...change }, calendarId: made };
}

/** As Advoware says now; the ledger remembers it. */
async function employeeOf({ advoware, hub }: CalendarContext, kuerzel: string): Promise<Required<Omit<EmployeeNote, 'fullContent'>>> {
  const found = (await advoware.listEmployees()).find((employee) => employee.kuerzel === kuerzel);
  if (!found) throw new HubError('not_found', `Mitarbeiter ${kuerzel} gibt es in Advoware nicht.`);
  const note = employeeNote(found);
  await hub.ledger.calendars.note([note]);
  return note;
}

/** What the ledger keeps of an employee; a blank address is none. */
export function employeeNote({ kuerzel, email, aktiv }: AdvowareEmployee): Required<Omit<EmployeeNote, 'fullContent'>> {
  const address = (email ?? '').trim();
  return { kuerzel, email: address === '' ? null : address, isActive: aktiv };
}

async function ensured(
  { google }: CalendarContext, locked: LockedRun, employee: { readonly kuerzel: string; readonly email: string; readonly calendarId: string | null },
): Promise<string> {
  const { kuerzel, email, calendarId } = employee;
  const answer = await locked.write(
    { system: 'google', operation: 'POST calendars', recordId: kuerzel, before: {}, after: { role: 'writer' }, why: `Der Kalender von ${kuerzel} wird angelegt oder wiedergefunden und freigegeben.` },
    () => ensureCalendar(google, { kuerzel, email, calendarId: calendarId ?? undefined }),
    (given) => (given.kind === 'ready' ? { kind: 'done', recordId: given.calendarId } : { kind: 'refused', reason: given.kind }),
  );
  if (answer.kind === 'ready') return answer.calendarId;
  throw new HubError('conflict', `Für ${kuerzel} gibt es mehrere Kalender des Hubs (${answer.calendarIds.join(', ')}). Bitte alle bis auf einen löschen oder dessen Beschreibung leeren.`);
}
