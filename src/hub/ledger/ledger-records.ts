import type { JsonObject } from '../json.js';
import type { PhonesOf } from './phone-book/phone-book.js';

/** What is linked with what: the kind says which two systems, `leftId` is the side the work is started from. */
export type LinkKind = 'beteiligter' | 'lead';
/**
 * What a run is about; writes of the proxy, of the assistant and of staff on the dashboard are journaled under runs of their own.
 * `listing`: a comparison of the links with a list of all records.
 */
export type RunKind = LinkKind | 'listing' | 'calendar' | 'call' | 'proxy' | 'assistant' | 'staff';
/** Runs whose record has one link; the others keep their memory in a store of their own. */
export const isLinkKind = (kind: RunKind): kind is LinkKind => kind === 'beteiligter' || kind === 'lead';

/**
 * The hub's memory of one record.
 * `creating`: an intent stands, the other side's id is not known yet (a crash may have come between).
 * `linked`: both ids known. `closed`: one side is gone; kept so that nothing is created anew.
 * `goneAt`: when the other side's record was missing for the first time (ISO).
 */
export type Link =
  | { readonly state: 'creating'; readonly leftId: string; readonly intent: JsonObject }
  | { readonly state: 'linked'; readonly leftId: string; readonly rightId: string; readonly base: JsonObject | null; readonly seen: JsonObject | null; readonly goneAt?: string }
  | { readonly state: 'closed'; readonly leftId: string; readonly rightId: string | null; readonly reason: string; readonly goneAt?: string };

export type LinkedRecord = Extract<Link, { readonly state: 'linked' }>;

/** One run of a use case on one record. The fence grows with every run on the same record. */
export interface Run {
  readonly id: string;
  readonly kind: RunKind;
  readonly recordId: string;
  readonly fence: number;
}

export interface RunStart { readonly kind: RunKind; readonly recordId: string; readonly trigger: string; readonly actor: string }

/** A write to an outside system, noted before it is tried. `before` and `after` hold only what changes. */
export interface JournalIntent {
  readonly system: 'advoware' | 'espocrm' | 'google' | 'threecx';
  readonly operation: string;
  readonly recordId: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** Why, in German, for staff: which rule, which side changed. */
  readonly why: string;
}
export type JournalOutcome =
  | { readonly kind: 'done'; readonly recordId?: string }
  | { readonly kind: 'suppressed' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** A message to a person that must be sent once. The key makes a second one of the same conflict impossible. */
export interface NoticeDraft { readonly key: string; readonly recordId: string; readonly userId: string; readonly text: string; readonly detail: JsonObject }
/** `remark`: kept in the journal when the notice is a new one, and only then. */
export interface NewNotice extends NoticeDraft { readonly remark?: JournalIntent }
export interface Notice extends NoticeDraft { readonly id: string; /** True when an earlier process may have sent it already. */ readonly attempted: boolean }

export type RunOutcome = { readonly result: string; readonly counts: Readonly<Record<string, number>>; readonly error?: string };

/** What one commit changes, all or nothing. */
export interface Commit {
  readonly link?: Link;
  readonly notices?: readonly NewNotice[];
  /** Journal rows that belong to the commit: rules applied or values lost, without a write of their own. */
  readonly remarks?: readonly JournalIntent[];
  /** Whose numbers these are now, for whom calls. */
  readonly phones?: PhonesOf;
}

export interface JournalRow extends JournalIntent {
  readonly id: string; readonly runId: string; readonly actor: string; readonly intentAt: string;
  readonly outcome: JournalOutcome['kind'] | 'open' | 'remark'; readonly outcomeAt: string | null; readonly reason: string | null;
}
