import type { BaseEntry, KommunikationBase } from './base.js';
import type { KommKz, Medium } from './kinds.js';
import type { Marker } from './marker.js';
import type { Conflict, EntryContent, Report, Rule } from './plan.js';

/** The working state of one plan for one medium. The steps of `reconcile` fill it in; nobody outside sees it. */
export interface Draft {
  readonly medium: Medium;
  readonly toEspoCrm: boolean;
  readonly toAdvoware: boolean;
  readonly base: KommunikationBase | undefined;
  /** Ids of all entries of the record, of either medium. */
  readonly presentIds: ReadonlySet<number>;
  readonly items: Item[];
  readonly entries: readonly Entry[];
  readonly placements: Placement[];
  readonly conflicts: Conflict[];
  readonly reports: Report[];
  /** German reasons for the CRM write; empty means that the list stays. */
  readonly espoCrmWhy: string[];
  guessedKinds: number;
  settled: boolean;
}

/** One value of the CRM list, as it will be. */
export interface Item {
  /** Key as read, or of the value when added. */
  readonly key: string;
  readonly added: boolean;
  value: string;
  valueKey: string;
  type: string | null;
  primary: boolean;
  optOut: boolean;
  invalid: boolean;
  removed: boolean;
  /** Set aside in this run: neither new, nor changed, nor deleted. */
  held: boolean;
  link: Link | undefined;
}

/** A CRM value and what stands for it in Advoware: an entry, or one about to be written. */
export type Link = LinkState & (
  | { readonly entry: Entry; placement: Placement | undefined }
  | { readonly entry: undefined; placement: Placement });
interface LinkState {
  readonly item: Item;
  readonly how: 'value' | 'agreement' | 'pair' | 'new';
  /** Key under which the base knows the link. */
  readonly agreed: string;
  /** Nothing was decided (direction, unstorable value): the base keeps what it says. */
  held: boolean;
}

/** An entry of Advoware, as read and as it will be. */
export interface Entry {
  readonly id: number;
  readonly kommKz: KommKz;
  readonly kindBy: 'marker' | 'base' | 'delivered' | 'field' | 'address' | 'default';
  readonly marker: Marker;
  readonly read: EntryContent;
  /** `tlf` trimmed. */
  readonly value: string;
  readonly key: string;
  readonly base: BaseEntry | undefined;
  /** Key of the value both sides agreed on, from the marker or else from the base. */
  readonly agreed: string | undefined;
  next: EntryContent;
  /** Kind written into the marker; differs from `kommKz` only where that was a guess. */
  markerKommKz: KommKz;
  rule: Rule | undefined;
  freed: boolean;
  /** `twin`: a further entry of a value that has its link. */
  role: 'open' | 'linked' | 'twin' | 'done';
}

/** A CRM value that needs an entry: a slot of its kind, or a new one. `text`: the user's words that go along. */
export interface Placement { readonly item: Item; readonly kommKz: KommKz; readonly rule: Rule; readonly text: string; online: boolean }

export function isEmpty(entry: Entry): boolean {
  return entry.value === '';
}

/** As both sides left it. */
export function isUnchanged(entry: Entry): boolean {
  return !isEmpty(entry) && entry.agreed === entry.key;
}

export function isEmptySlot(entry: Entry): boolean {
  return entry.marker.kind === 'slot' && entry.marker.kommKz === entry.kommKz && isEmpty(entry);
}

export function link(item: Item, entry: Entry, how: Link['how'], agreed: string): Link {
  const made: Link = { item, entry, how, agreed, placement: undefined, held: false };
  item.link = made;
  entry.role = 'linked';
  return made;
}
