import type { JsonObject } from '../json.js';
import type { Appointment } from './appointment.js';
import type { Beteiligter } from './beteiligter.js';

/** Everything the stand-in for Advoware remembers; plain JSON. */
export type AdvowareState = {
  beteiligte: Record<string, Beteiligter>;
  appointments: Record<string, Appointment>;
  akten: Record<string, JsonObject>;
  nextBetNr: number;
  nextEntryId: number;
  nextFrNr: number;
  nextRow: number;
  nextAkte: number;
  /** Access token → its end, epoch milliseconds. */
  tokens: Record<string, number>;
  /** Nonce → when it may be forgotten. */
  nonces: Record<string, number>;
};

export type AdvowareSettings = {
  /** Whether a change of an entry moves the rowId of its Beteiligter; unknown for the real system. */
  entryMovesRowId: boolean;
};

export const defaultAdvowareSettings: Readonly<AdvowareSettings> = { entryMovesRowId: true };

export function emptyAdvowareState(): AdvowareState {
  return { beteiligte: {}, appointments: {}, akten: {}, nextBetNr: 10_001, nextEntryId: 50_001, nextFrNr: 70_001, nextRow: 4_096, nextAkte: 1, tokens: {}, nonces: {} };
}
