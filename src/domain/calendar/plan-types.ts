import type { Temporal } from 'temporal-polyfill';
import type { Field } from './appointment.js';
import type { Base, BaseChange } from './base.js';
import type { Digest } from './event-id.js';
import type { AdvowareAppointment, UnreadableAdvoware } from './from-advoware.js';
import type { UnreadableGoogle } from './from-google.js';
import type { GoogleEvent } from './google-event.js';
import type { Mode, Side } from './masking.js';
import type { FieldConflict } from './move.js';
import type { AdvowareChanges, AdvowareFields } from './to-advoware.js';
import type { GoogleFields } from './to-google.js';
import type { Window } from './window.js';

/** What in Google belongs to one appointment in Advoware. An instance is named by its series and original start (I19). */
export type GoogleKey = { readonly kind: 'event'; readonly id: string } | InstanceKey;
export interface InstanceKey { readonly kind: 'instance'; readonly seriesId: string; readonly originalStart: string }

export const keyText = (key: GoogleKey): string => (key.kind === 'event' ? key.id : `${key.seriesId}#${key.originalStart}`);

/** The event that carries the marker: itself, or the series. */
export const ownerId = (key: GoogleKey): string => (key.kind === 'event' ? key.id : key.seriesId);

export interface LinkedLink {
  readonly state: 'linked'; readonly frNr: number; readonly key: GoogleKey; readonly generation: number; readonly base: Base;
  /** The last write to the pair, from this base on; gone once its end is known. */
  readonly sent?: Sent;
}
/** What a write would settle. `hash`: of the marker that goes along with it, where that is another one than before. */
export interface Sent { readonly side: Side; readonly settles: BaseChange; readonly hash?: string }
/** An intent: the appointment may or may not have come into being in Advoware. */
export interface CreatingLink { readonly state: 'creating'; readonly key: GoogleKey; readonly generation: number; readonly base: Base }
export interface ClosedLink {
  readonly state: 'closed'; readonly frNr: number; readonly key: GoogleKey; readonly generation: number; readonly base: Base;
  /** `split`: a series that goes on instance by instance; what is left of it in Advoware lies before the window. */
  readonly reason: 'deleted_in_advoware' | 'deleted_in_google' | 'split';
  /** Google's `updated` at the closing: only a later one shows that a person brought the event back. */
  readonly seen: string | null;
}
export type DeletedLink = ClosedLink & { readonly reason: Exclude<ClosedLink['reason'], 'split'> };
/** The hub's memory of one pair, to be kept in the ledger; closed ones at least 90 days. */
export type Link = LinkedLink | CreatingLink | ClosedLink;

/**
 * One complete, valid, authorised reading. A reading that failed in any way has no form here: without both readings
 * there is nothing to plan from (I11).
 */
export interface AdvowareReading {
  readonly completeness: 'complete';
  readonly appointments: readonly AdvowareAppointment[];
  /** The days that were read: absence says something only about them. */
  readonly covers: readonly Window[];
  /** Linked numbers that an earlier complete reading of their days lacked as well: the second absence proves the deletion. */
  readonly alreadyMissed: ReadonlySet<number>;
}
export interface GoogleReading {
  readonly completeness: 'complete';
  /** All events known, instances with changes and tombstones among them (`mirror.ts`). */
  readonly events: readonly GoogleEvent[];
  /** Ids of linked events that an earlier full reading lacked as well, or that a read by id answered 404 or 410. */
  readonly alreadyMissed: ReadonlySet<string>;
}

export interface Settings {
  /** Names the employee's link; part of markers and ids. */
  readonly link: string;
  readonly window: Window;
  readonly mode: Mode;
  readonly digest: Digest;
  /** The hash of a stopped plan that a person told to go ahead. */
  readonly goAhead?: string;
}

export interface PlanInput { readonly advoware: AdvowareReading; readonly google: GoogleReading; readonly links: readonly Link[]; readonly settings: Settings }

/** Where a write in Google goes. The id of an instance is known only when it was changed before; else it is looked up. */
export type GoogleTarget =
  | { readonly kind: 'event'; readonly id: string }
  | { readonly kind: 'instance'; readonly seriesId: string; readonly originalStart: string; readonly id: string | null };

/** What is noted on an event once the number in Advoware is known. */
export interface MarkDraft { readonly event: string; readonly etag: string | null; readonly generation: number; readonly hash: string; readonly typed: readonly ('title' | 'notes' | 'location')[] }

interface Effect { readonly why: string }
export interface CreateGoogle extends Effect { readonly kind: 'create_google'; readonly frNr: number; readonly eventId: string; readonly body: GoogleFields; readonly link: LinkedLink; readonly drops: readonly Link[] }
export interface CreateAdvoware extends Effect {
  readonly kind: 'create_advoware'; readonly key: GoogleKey; readonly fields: AdvowareFields;
  /** Committed as intent before the call, as `linked` after it. */
  readonly link: CreatingLink; readonly drops: readonly Link[];
  /** The marker that follows, none on a single instance. */
  readonly mark: MarkDraft | null;
}
export interface DeleteGoogle extends Effect { readonly kind: 'delete_google'; readonly frNr: number; readonly target: GoogleTarget; readonly etag: string | null; readonly link: ClosedLink }
export interface DeleteAdvoware extends Effect { readonly kind: 'delete_advoware'; readonly frNr: number; readonly rowId: string | null; readonly link: ClosedLink }
export interface UpdateGoogle extends Effect { readonly kind: 'update_google'; readonly frNr: number; readonly target: GoogleTarget; readonly etag: string | null; readonly patch: GoogleFields; readonly fields: readonly Field[]; readonly settles: BaseChange }
export interface UpdateAdvoware extends Effect {
  readonly kind: 'update_advoware'; readonly frNr: number; readonly rowId: string | null; readonly changes: AdvowareChanges; readonly fields: readonly Field[]; readonly settles: BaseChange;
  /** The link afterwards, when it is not simply settled. */
  readonly link: ClosedLink | null;
}
export interface MarkGoogle extends Effect { readonly kind: 'mark_google'; readonly id: string; readonly etag: string | null; readonly properties: Readonly<Record<string, string>> }
/** Changes the hub's memory alone, no write to either side. */
export interface LinkChange extends Effect {
  readonly kind: 'link'; readonly change: 'adopt' | 'relink' | 'rekey' | 'close' | 'forget' | 'settle';
  readonly puts: readonly Link[]; readonly drops: readonly Link[];
  /** Advances the base of a link, for a field on which both sides agree by themselves. */
  readonly settles: { readonly frNr: number; readonly change: BaseChange } | null;
}
export type Operation = CreateGoogle | CreateAdvoware | DeleteGoogle | DeleteAdvoware | UpdateGoogle | UpdateAdvoware | MarkGoogle | LinkChange;

/** Something that a person has to know; the key makes a second notice of the same one impossible. */
export interface Conflict {
  readonly kind: FieldConflict['kind'] | 'edit_beats_delete' | 'came_back' | 'split';
  readonly key: string; readonly frNr: number; readonly google: string; readonly winner: Side;
  readonly field: Field | null; readonly advowareValue: string; readonly googleValue: string;
  readonly text: string;
}

/** Nothing is written; a person decides. */
export interface Ask {
  readonly kind: 'several_candidates' | 'hands_off' | 'orphan' | 'deleted_without_link' | 'no_instance_left';
  readonly key: string; readonly frNrs: readonly number[]; readonly events: readonly string[]; readonly text: string;
}

/** What could not be read into the common form; it takes part in nothing until a person mends it. */
export type Unreadable =
  | { readonly side: 'advoware'; readonly frNr: number; readonly reason: UnreadableAdvoware; readonly text: string }
  | { readonly side: 'google'; readonly event: string; readonly reason: UnreadableGoogle | 'unknown_series'; readonly text: string };

/** What a second reading must settle before anything happens to it. */
export type Look =
  | { readonly side: 'advoware'; readonly frNr: number; readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate }
  | { readonly side: 'google'; readonly id: string };

export interface Counts { readonly newInAdvoware: number; readonly newInGoogle: number; readonly deletedInAdvoware: number; readonly deletedInGoogle: number; readonly updatedInAdvoware: number; readonly updatedInGoogle: number; readonly links: number }

export type GuardVerdict =
  | { readonly kind: 'clear' }
  | { readonly kind: 'confirmed'; readonly reason: 'mass_delete' | 'side_empty'; readonly wouldGo: number; readonly of: number }
  | { readonly kind: 'stop'; readonly reason: 'mass_delete' | 'side_empty'; readonly wouldGo: number; readonly of: number; readonly text: string };

interface PlanReport {
  /** Binds a person's go-ahead to this plan: what it would do, without versions and times. */
  readonly hash: string;
  readonly conflicts: readonly Conflict[]; readonly asks: readonly Ask[]; readonly unreadable: readonly Unreadable[];
  readonly lookAgain: readonly Look[]; readonly counts: Counts; readonly guard: GuardVerdict;
  /** True when carrying this out opens the way to more: plan again at once. */
  readonly continues: boolean;
}
/** A stopped plan shows what it held back, where nothing can mistake it for something to carry out. */
export type Plan =
  | (PlanReport & { readonly kind: 'go'; readonly operations: readonly Operation[] })
  | (PlanReport & { readonly kind: 'stopped'; readonly held: readonly Operation[] });
