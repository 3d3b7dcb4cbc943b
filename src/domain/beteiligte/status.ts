import { Temporal } from 'temporal-polyfill';
import { espoInstant, espoText } from './clocks.js';

export type SyncStatus = 'clean' | 'dirty' | 'pending_sync' | 'syncing' | 'failed' | 'conflict' | 'permanently_failed';

/** The state that the sync keeps on the CRM record (beteiligte-sync.md, State). */
export interface SyncState {
  readonly syncStatus?: SyncStatus | '' | null | undefined;
  readonly syncRetryCount?: number | null | undefined;
  readonly syncErrorMessage?: string | null | undefined;
  readonly advowareLastSync?: string | null | undefined;
  readonly advowareDeletedAt?: string | null | undefined;
  readonly betnr?: number | null | undefined;
}
export type SyncStateChanges = Partial<Record<keyof SyncState, string | number | null>>;

/** After so many failed tries the hub stops trying. */
export const maxTries = 5;
/** A `clean` record is looked at again when its last sync is older. */
export const staleAfterHours = 24;
const messageLimit = 2_000;

/** True when only a person brings the record back, by setting `dirty`. */
export const waitsForPerson = (state: SyncState): boolean => state.syncStatus === 'conflict' || state.syncStatus === 'permanently_failed';

/** True when the state itself must be written although no field differs. */
export function stateIsDue(state: SyncState, now: Temporal.Instant): boolean {
  const last = espoInstant(state.advowareLastSync);
  if (!last || Temporal.Instant.compare(last, now.subtract({ hours: staleAfterHours })) < 0) return true;
  return state.syncStatus !== 'clean' || Boolean(state.syncRetryCount) || Boolean(state.syncErrorMessage) || Boolean(state.advowareDeletedAt);
}

/** The state after a success; only what differs, and the time. */
export function stateAfterSuccess(state: SyncState, betNr: number, now: Temporal.Instant): SyncStateChanges {
  return {
    ...(state.betnr === betNr ? {} : { betnr: betNr }),
    ...(state.syncStatus === 'clean' ? {} : { syncStatus: 'clean' }),
    ...(state.syncRetryCount ? { syncRetryCount: 0 } : {}),
    ...(state.syncErrorMessage ? { syncErrorMessage: null } : {}),
    ...(state.advowareDeletedAt ? { advowareDeletedAt: null } : {}),
    advowareLastSync: espoText(now),
  };
}

/** The state after a failure that may pass by itself; the last try ends in `permanently_failed`. */
export function stateAfterFailure(state: SyncState, message: string): SyncStateChanges & { readonly syncStatus: 'failed' | 'permanently_failed' } {
  const tries = (state.syncRetryCount ?? 0) + 1;
  return { syncStatus: tries >= maxTries ? 'permanently_failed' : 'failed', syncRetryCount: tries, syncErrorMessage: shortened(message) };
}

/** The state after a failure that only a person can mend. */
export const stateAfterConflict = (message: string): SyncStateChanges => ({ syncStatus: 'conflict', syncErrorMessage: shortened(message) });

const shortened = (message: string): string => (message.length <= messageLimit ? message : `${message.slice(0, messageLimit - 1)}…`);
