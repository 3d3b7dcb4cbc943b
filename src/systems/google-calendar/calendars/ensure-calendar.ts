import type { CalendarWish, GoogleCalendar } from '../google-calendar.js';
import { calendarMarker } from './marker.js';

export interface Employee {
  readonly kuerzel: string;
  readonly email: string;
  /** From the ledger, when there is one. */
  readonly calendarId?: string | undefined;
}

export type EnsuredCalendar =
  | { readonly kind: 'ready'; readonly calendarId: string; readonly how: 'known' | 'found' | 'created' }
  | { readonly kind: 'several'; readonly calendarIds: readonly string[] };

/** Makes sure that the employee has one calendar of the hub's, shared with them as a writer. To be repeated until it succeeds. */
export async function ensureCalendar(google: GoogleCalendar, { kuerzel, email, calendarId }: Employee): Promise<EnsuredCalendar> {
  const wish: CalendarWish = { marker: calendarMarker(kuerzel), summary: `Advoware ${kuerzel}`, quotaUser: kuerzel };
  const ready = await known(google, wish, calendarId) ?? await findOrCreate(google, wish);
  if (ready.kind === 'ready') await google.shareCalendar({ calendarId: ready.calendarId, quotaUser: kuerzel }, email);
  return ready;
}

async function known(google: GoogleCalendar, { quotaUser }: CalendarWish, calendarId: string | undefined): Promise<EnsuredCalendar | undefined> {
  if (calendarId === undefined) return undefined;
  const answer = await google.readCalendar({ calendarId, quotaUser });
  return answer.kind === 'found' ? { kind: 'ready', calendarId, how: 'known' } : undefined;
}

async function findOrCreate(google: GoogleCalendar, wish: CalendarWish): Promise<EnsuredCalendar> {
  const found = await google.findCalendar(wish);
  const answer = found.kind === 'none' ? await google.createCalendar(wish) : found;
  if (answer.kind === 'several') return answer;
  return { kind: 'ready', calendarId: answer.calendar.id, how: answer.kind };
}
