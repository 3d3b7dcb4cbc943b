import type { KommunikationBase } from './base.js';
import type { KommKz, Medium } from './kinds.js';

/** Why something happens; the numbers are the cases of kommunikation-sync.md. */
export type Rule =
  | 'same_value' // 2
  | 'new_in_espocrm' // 3
  | 'deleted_in_espocrm' // 4
  | 'new_in_advoware' // 5
  | 'changed_in_advoware' // 6
  | 'changed_in_espocrm' // 7
  | 'changed_on_both_sides' // 8
  | 'changed_in_advoware_deleted_in_espocrm' // 9
  | 'deleted_in_advoware' // 10
  | 'type_changed_in_espocrm' // 11
  | 'duplicate' // 12
  | 'changed_in_espocrm_deleted_in_advoware' // 7 or 11 against 10
  | 'primary_moved';

/** Rules that decide a contradiction and must be announced. */
export type ConflictRule = Extract<Rule, 'changed_on_both_sides' | 'changed_in_advoware_deleted_in_espocrm' | 'changed_in_espocrm_deleted_in_advoware' | 'primary_moved'>;

/** What the hub writes of an entry. */
export type EntryContent = { readonly tlf: string; readonly bemerkung: string; readonly online: boolean };

interface OperationBase extends EntryContent {
  readonly rule: Rule;
  readonly medium: Medium;
  readonly kommKz: KommKz;
  /** German, for the journal. */
  readonly why: string;
}

/**
 * One write to an entry of Advoware, whole (value, remark and `online` in one PUT). To be done in the given order, after the CRM
 * write, and not at all when that failed. `before` is what the entry holds when the operation's turn comes.
 */
export type Operation =
  | OperationBase & { readonly kind: 'set_marker' | 'put' | 'to_slot' | 'reuse_slot'; readonly entryId: number; readonly before: EntryContent }
  | OperationBase & { readonly kind: 'post' };

export type CrmPhoneItem = { readonly phoneNumber: string; readonly type?: string; readonly primary: boolean; readonly optOut: boolean; readonly invalid: boolean };
export type CrmEmailItem = { readonly emailAddress: string; readonly primary: boolean; readonly optOut: boolean; readonly invalid: boolean };

/** Attributes for the one CRM write. A list that does not change is absent. */
export type CrmData = {
  readonly phoneNumberData?: readonly CrmPhoneItem[];
  /** Goes along only when an old national number stands in the list (EspoCRM checks the stored one too). */
  readonly phoneNumber?: string | null;
  readonly emailAddressData?: readonly CrmEmailItem[];
};
export type CrmWrite =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'write'; readonly data: CrmData; /** German, for the journal. */ readonly why: readonly string[] };

/** A contradiction that was decided, for the journal and one notice; `key` is the same when a crash brings it up again. */
export interface Conflict {
  readonly key: string;
  readonly rule: ConflictRule;
  readonly medium: Medium;
  readonly entryId: number;
  readonly espocrmValue: string | null;
  readonly advowareValue: string | null;
  readonly winner: 'espocrm' | 'advoware';
  readonly text: string;
}

export type ReportCode =
  | 'not_storable' | 'list_full' | 'marker_broken' | 'marker_copied' | 'duplicate' | 'deleted_but_kept'
  | 'primary_differs' | 'list_not_delivered' | 'entries_not_delivered' | 'list_not_writable';

/** Something a person should know or mend; made once, as long as it stays as it is. */
export interface Report { readonly key: string; readonly code: ReportCode; readonly medium: Medium | null; readonly entryId: number | null; readonly text: string }

export interface Counts {
  /** Values in step on both sides that needed nothing. */
  readonly unchanged: number;
  readonly emailsToEspoCrm: number;
  readonly phonesToEspoCrm: number;
  readonly createdInAdvoware: number;
  readonly updatedInAdvoware: number;
  readonly deletedInAdvoware: number;
  /** Empty slots once the plan is carried out. */
  readonly emptySlots: number;
  /** New values from Advoware whose kind is a guess (declared as lossy). */
  readonly guessedKinds: number;
}

export interface Plan {
  readonly crm: CrmWrite;
  readonly advoware: readonly Operation[];
  readonly conflicts: readonly Conflict[];
  readonly reports: readonly Report[];
  readonly counts: Counts;
  /** For the ledger once every effect is confirmed, see `baseAfter`; a posted entry stands under `new:<index of its operation>`. */
  readonly nextBase: KommunikationBase;
  /** False: something waits for a second look, so the next run must plan even when neither side has changed. */
  readonly settled: boolean;
}
