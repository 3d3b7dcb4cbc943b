import { createHash } from 'node:crypto';
import type { Selection } from '../google-calendar.js';

/**
 * The parameters that full and incremental readings have in common: a sync token goes with those it was begun with.
 * Series come as series with their exceptions; tombstones come as long as Google knows them.
 */
export const commonParameters = { singleEvents: false, showDeleted: true, maxResults: 2_500 } as const;

/** Names calendar, selection and fixed parameters of a reading; a cursor of another hash is worthless. */
export function parameterHash(calendarId: string, { timeMin, timeMax }: Selection): string {
  const parameters = [calendarId, timeMin ?? null, timeMax ?? null, Object.entries(commonParameters)];
  return createHash('sha256').update(JSON.stringify(parameters)).digest('hex').slice(0, 32);
}
