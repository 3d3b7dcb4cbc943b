import type { JsonObject } from '../../json.js';
import type { Commit, Run } from '../ledger-records.js';

/** What reports make of a call; everybody who hears of it writes this half. */
export interface ToldCall {
  readonly id: string;
  /** The outside number in one form; empty when it is withheld. */
  readonly line: string;
  readonly startedAt: string;
  readonly isOver: boolean;
  /** The telephony's own: what each source said. */
  readonly told: JsonObject;
  /** The hub was asked to make this call: when, and by whom. */
  readonly order: { readonly at: string; readonly by: 'person' | 'automatic' } | null;
}

/** What runs make of a call: the other half, written under the fence. */
export interface KeptCall {
  /** What stands in the CRM; the telephony's own. */
  readonly crm: JsonObject | null;
  /** Up to which revision the CRM knows it. */
  readonly recordedRevision: number;
  /** The telephony's own. */
  readonly recording: JsonObject | null;
  /** Since when a recording is kept; null: none is. */
  readonly recordingAt: string | null;
}

/** `revision` grows with every report that says something new. */
export type StoredCall = ToldCall & KeptCall & { readonly revision: number };

/** Where a report must be looked for: its line since an instant, and the names that it gives the call. */
export interface CallQuery { readonly line: string; readonly since: string; readonly names: readonly string[] }

/** What becomes of a report. Names that the call bears already may be among them. */
export interface Telling<T> { readonly keep?: { readonly call: ToldCall; readonly names: readonly string[] }; readonly answer: T }

/** The calls of the firm. One at a time per line tells of a call; runs commit under the fence of the call's id. */
export interface CallStore {
  /** Keeps what `decide`, a pure function that may run again, makes of the calls in question; nobody else tells of the line meanwhile. */
  tell<T>(query: CallQuery, decide: (calls: readonly StoredCall[]) => Telling<T>): Promise<T>;
  read(id: string): Promise<StoredCall | undefined>;
  /** Throws HubError `lock_lost` when a newer run holds the call. */
  commit(run: Run, change: Commit & { readonly call?: Partial<KeptCall> }): Promise<void>;
  /** Over, and more is told of them than the CRM knows; oldest first. */
  unrecorded(page: { readonly before: string; readonly limit: number }): Promise<readonly StoredCall[]>;
  /** Not over as far as anybody has said. */
  open(page: { readonly before: string; readonly limit: number }): Promise<readonly StoredCall[]>;
  /** Over since an instant of their start, and nothing is known of a recording; oldest first. */
  withoutRecording(page: { readonly since: string; readonly limit: number }): Promise<readonly StoredCall[]>;
  /** With a recording that has been kept since before an instant; oldest first. */
  withRecording(page: { readonly before: string; readonly limit: number }): Promise<readonly StoredCall[]>;
  /** With a recording, and standing in the CRM on this record. */
  withRecordingOf(record: { readonly type: string; readonly id: string }): Promise<readonly StoredCall[]>;
  /** How many calls the hub was asked for since an instant. */
  ordered(since: string, by: 'person' | 'automatic'): Promise<number>;
}
