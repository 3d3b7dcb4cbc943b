import type { GoogleCalendarRecord } from '../records.js';

/** The line in a calendar's description by which the hub finds its calendar of an employee again, should the ledger be lost. */
export const calendarMarker = (kuerzel: string): string => `advoware-hub:${kuerzel}`;

export const markedDescription = (marker: string): string => `Termine aus Advoware, vom Hub gepflegt.\n${marker}`;

export function isMarked({ description }: Pick<GoogleCalendarRecord, 'description'>, marker: string): boolean {
  return (description ?? '').split('\n').some((line) => line.trim() === marker);
}
