import { keyOf } from './keys.js';
import { typeFits, type KommKz } from './kinds.js';
import { slotMarker, syncedMarker, userText, withMarker } from './marker.js';
import type { Conflict, Report, Rule } from './plan.js';
import { link, type Draft, type Entry, type Item, type Link } from './draft.js';
import { addedItem, longestList } from './crm-list.js';
import { conflictText, espoCrmWhy } from './texts.js';

/** Notes a change of the CRM list. */
export function changeEspoCrm(draft: Draft, rule: Rule): void {
  draft.espoCrmWhy.push(espoCrmWhy(draft.medium, rule));
}

/** Takes a value out of the CRM list. */
export function removeItem(draft: Draft, item: Item, rule: Rule): void {
  item.removed = true;
  changeEspoCrm(draft, rule);
}

/** Adds an entry's value to the CRM list and links them; the caller has seen to it that there is room. */
export function addItem(draft: Draft, entry: Entry, value: string, type: string | null, rule: Rule): Link {
  const item = addedItem(draft.medium, value, type);
  draft.items.push(item);
  const made = link(item, entry, 'new', item.key);
  changeEspoCrm(draft, rule);
  mark(draft, entry, item, rule);
  return made;
}

export function isFull(draft: Draft): boolean {
  return draft.items.filter((item) => !item.removed).length >= longestList;
}

/** The item that will hold this value once the plan is carried out. */
export function itemHolding(draft: Draft, key: string): Item | undefined {
  return draft.items.find((item) => !item.removed && item.valueKey === key);
}

/** Sees to it that the entry's marker names the CRM value; a damaged remark is not touched. */
export function mark(draft: Draft, entry: Entry, item: Item, rule: Rule): void {
  const { marker, markerKommKz } = entry;
  if (marker.kind === 'broken') return;
  if (marker.kind === 'synced' && marker.kommKz === markerKommKz && keyOf(draft.medium, marker.value) === item.valueKey) return;
  entry.next = { ...entry.next, bemerkung: withMarker(marker, syncedMarker(item.value, markerKommKz)) };
  entry.rule = rule;
}

/**
 * A further entry of a value, when it is one of the hub's own, gets the right marker, so that it goes with its value.
 * Not when its kind is another than the value's type: that marker would look like a type changed in the CRM.
 */
export function markTwin(draft: Draft, entry: Entry, item: Item): void {
  if (entry.marker.kind === 'synced' && typeFits(entry.kommKz, item.type)) mark(draft, entry, item, 'duplicate');
}

/** Writes the CRM's value over the entry's: value and marker are one write. */
export function overwrite(draft: Draft, entry: Entry, item: Item, rule: Rule): void {
  entry.next = { ...entry.next, tlf: item.value };
  entry.rule = rule;
  mark(draft, entry, item, rule);
}

/** Makes the entry an empty slot, the stand-in for the DELETE that Advoware forbids. */
export function free(entry: Entry, rule: Rule): void {
  entry.next = { tlf: '', bemerkung: withMarker(entry.marker, slotMarker(entry.kommKz)), online: false };
  entry.rule = rule;
  entry.freed = true;
}

/** Asks for an entry for a CRM value. A value that only changes its kind takes the user's words along. */
export function place(draft: Draft, item: Item, kommKz: KommKz, rule: Rule, from?: Entry): void {
  const placement = {
    item, kommKz, rule, text: from === undefined || from.marker.kind === 'broken' ? '' : userText(from.marker),
    online: from === undefined ? item.primary : from.read.online,
  };
  draft.placements.push(placement);
  item.link ??= { item, entry: undefined, how: 'new', agreed: item.key, placement, held: false };
  item.link.placement = placement;
}

export function report(draft: Draft, made: Omit<Report, 'medium'>): void {
  draft.reports.push({ ...made, medium: draft.medium });
}

export function conflict(draft: Draft, entry: Entry, decided: Pick<Conflict, 'rule' | 'espocrmValue' | 'advowareValue' | 'winner'>): void {
  const key = [decided.rule, entry.id, decided.espocrmValue ?? '', decided.advowareValue ?? ''].join(':');
  draft.conflicts.push({ ...decided, key, medium: draft.medium, entryId: entry.id, text: conflictText(decided, entry.kommKz) });
}
