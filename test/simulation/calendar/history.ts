import type { ApiFault } from '../../../src/sandbox/google/api-faults.js';
import type { Fault } from '../engine/faults.js';

/** The employees there are. */
export const people = ['KL', 'MB'] as const;
export type Who = (typeof people)[number];

/** What a person does in Advoware; which appointment is left to `pick`, where in time and to which value to `n`. */
export const advowareActs = [
  'new', 'twin', 'title', 'undo', 'notes', 'place', 'private', 'move', 'far', 'allDay', 'block', 'series', 'single', 'unmapped', 'broken', 'delete', 'delete_all',
] as const;
/** What a person does in Google. */
export const googleActs = [
  'new', 'newSeries', 'newWeekdays', 'title', 'undo', 'notes', 'place', 'clear', 'aroundMask', 'private', 'open', 'move', 'far', 'allDay', 'rule', 'weekdays', 'unmapped',
  'delete', 'delete_all', 'cancelInstance', 'moveInstance', 'retitleInstance', 'duplicate', 'split', 'trim', 'foreignMarker', 'unmark',
] as const;
export type AdvowareAct = (typeof advowareActs)[number];
export type GoogleAct = (typeof googleActs)[number];

/** What happens to the world from outside, one thing at a time. */
export type Step =
  | { readonly do: 'advoware'; readonly who: Who; readonly act: AdvowareAct; readonly pick: number; readonly n: number }
  | { readonly do: 'google'; readonly who: Who; readonly act: GoogleAct; readonly pick: number; readonly n: number }
  /** The same appointment entered by hand on both sides. */
  | { readonly do: 'both'; readonly who: Who; readonly n: number }
  /** The same new title typed on both sides of a pair. */
  | { readonly do: 'agree'; readonly who: Who; readonly pick: number }
  | { readonly do: 'sync'; readonly who: Who; readonly fullContent?: boolean }
  | { readonly do: 'go_ahead'; readonly who: Who }
  | { readonly do: 'remove_calendar' | 'forget_tombstones' | 'expire_tokens'; readonly who: Who }
  | { readonly do: 'access'; readonly who: Who; readonly access: 'notFound' | 'forbidden' | 'restored' }
  /** Advoware refuses every write about one linked appointment until somebody mends it. */
  | { readonly do: 'poison'; readonly who: Who; readonly pick: number }
  | { readonly do: 'push'; readonly fate: PushFate }
  | { readonly do: 'fault'; readonly fault: Fault }
  /** Google itself answers otherwise than wished. */
  | { readonly do: 'google_fault'; readonly fault: ApiFault }
  /** So many lists of Advoware are empty, though valid. */
  | { readonly do: 'lists_nothing'; readonly times: number }
  | { readonly do: 'lose_redis' | 'lose_ledger' | 'backup_ledger' | 'restore_ledger' }
  | { readonly do: 'clock_jump' | 'pause'; readonly milliseconds: number };

/** What becomes of the next push on its way. */
export type PushFate = 'lost' | 'doubled' | 'late';

export interface Installation {
  readonly employees: readonly Who[];
  readonly processes: 1 | 2;
  readonly writeProtected: boolean;
  /** How readily the next step comes while there is still work to do: 0 waits for rest. */
  readonly haste: number;
  /** Whether the employees have their calendars already, or the hub has to make them. */
  readonly calendars: 'made' | 'none';
  /** Who of them has chosen to see full texts in Google from the beginning. */
  readonly full: readonly Who[];
  /** How far the clocks of the two systems are off, in milliseconds. */
  readonly skew: { readonly advoware: number; readonly google: number };
}

/** A history: data only, so that it can be cut down, printed and kept. The seed decides what the steps leave open. */
export interface History {
  readonly seed: number;
  readonly installation: Installation;
  readonly steps: readonly Step[];
}

/** What limits the strict checks: some things a history does make later judgements impossible or meaningless. */
export interface Leniency {
  /** The ledger was lost or set back: bases may be missing, notices may come twice. */
  ledgerTouched: boolean;
  /** A calendar was deleted as a whole. */
  calendarLost: boolean;
  /** A calendar could not be seen before the ledger knew of it: nobody can know that a second one is made. */
  calendarHidden: boolean;
  /** A run may have been cut off between an effect and its record. */
  disturbed: boolean;
}
