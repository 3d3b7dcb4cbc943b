import { isEmpty, isUnchanged, type Draft, type Entry } from './draft.js';
import { toEspoValue } from './keys.js';
import { espoTypeOf, kommKzFor } from './kinds.js';
import { deletedButKept, duplicate, listFull, notStorable } from './report-entries.js';
import { addItem, conflict, free, isFull, itemHolding, markTwin, place } from './steps.js';

/** What found no counterpart: entries whose value the CRM dropped (cases 4, 9), then new ones of either side (5, 3). */
export function settleRest(draft: Draft): void {
  const asRead = new Set(draft.items.filter((item) => !item.added).map((item) => item.key));
  const taken = new Set(draft.items.flatMap((item) => (item.link?.how === 'pair' ? [item.link.agreed] : [])));
  for (const entry of draft.entries) {
    if (entry.role === 'open' && entry.agreed !== undefined) settleOrphan(draft, entry, { isThere: asRead.has(entry.agreed), isTaken: taken.has(entry.agreed) });
  }
  const gone = new Set(draft.entries.flatMap((entry) => (isUnchanged(entry) && !asRead.has(entry.key) ? [entry.key] : [])));
  const rest = draft.entries.filter((entry) => entry.role === 'open' && !isEmpty(entry));
  // What is not added goes last: someone may have entered the same value anew.
  const isNew = (entry: Entry) => !isLeftBehind(entry, gone) && !isUnknown(entry);
  for (const entry of byCertainty(rest.filter(isNew))) settleNewInAdvoware(draft, entry, 'new');
  for (const entry of rest.filter((candidate) => !isNew(candidate))) settleNewInAdvoware(draft, entry, 'left_behind');
  settleNewInEspoCrm(draft);
}

/** `isThere`: the CRM still has the value, linked to a better entry. `isTaken`: its successor went to another entry. */
function settleOrphan(draft: Draft, entry: Entry, agreed: { readonly isThere: boolean; readonly isTaken: boolean }): void {
  if (isEmpty(entry)) {
    free(entry, 'deleted_in_advoware');
    entry.role = 'done';
  } else if (isUnchanged(entry)) {
    if (draft.toAdvoware) free(entry, 'deleted_in_espocrm');
    entry.role = 'done';
  } else if (!agreed.isThere && !agreed.isTaken && settleEditAgainstDelete(draft, entry) === 'done') {
    entry.role = entry.role === 'open' ? 'done' : entry.role;
  }
}

/** Case 9: the value goes back to the CRM, and that is announced. */
function settleEditAgainstDelete(draft: Draft, entry: Entry): 'done' | 'as_new' {
  const stored = toEspoValue(draft.medium, entry.value);
  if (stored.kind === 'unstorable' || itemHolding(draft, entry.key) !== undefined) return 'as_new';
  if (!draft.toEspoCrm) return 'done';
  if (isFull(draft)) {
    listFull(draft, entry);
    return 'done';
  }
  const rule = 'changed_in_advoware_deleted_in_espocrm';
  conflict(draft, entry, { rule, espocrmValue: null, advowareValue: entry.value, winner: 'advoware' });
  addItem(draft, entry, stored.value, espoTypeOf(entry.kommKz), rule);
  return 'done';
}

/** Where several entries hold one new value, the one whose kind is certain becomes the link. */
function byCertainty(entries: readonly Entry[]): readonly Entry[] {
  const isGuess = (entry: Entry) => entry.kindBy === 'default' || entry.kindBy === 'address';
  return [...entries.filter((entry) => !isGuess(entry)), ...entries.filter(isGuess)];
}

function settleNewInAdvoware(draft: Draft, entry: Entry, origin: 'new' | 'left_behind'): void {
  const stored = toEspoValue(draft.medium, entry.value);
  const item = itemHolding(draft, entry.key);
  if (item !== undefined) {
    entry.role = 'twin';
    duplicate(draft, entry);
    markTwin(draft, entry, item);
  } else if (isUnknown(entry)) {
    return;
  } else if (stored.kind === 'unstorable') {
    notStorable(draft, entry, stored.reason);
  } else if (origin === 'left_behind') {
    entry.role = 'twin';
    deletedButKept(draft, entry);
  } else if (draft.toEspoCrm) {
    addToEspoCrm(draft, entry, stored.value);
  }
}

/** A damaged marker of which nothing is known: new, or deleted in the CRM? It is left alone and reported. */
function isUnknown(entry: Entry): boolean {
  return entry.marker.kind === 'broken' && entry.agreed === undefined;
}

/** Case 5. */
function addToEspoCrm(draft: Draft, entry: Entry, value: string): void {
  if (isFull(draft)) {
    listFull(draft, entry);
    return;
  }
  if (entry.kindBy === 'default' || entry.kindBy === 'address') draft.guessedKinds += 1;
  addItem(draft, entry, value, espoTypeOf(entry.kommKz), 'new_in_advoware');
}

/** A second entry of a value that was deleted in the CRM is not news: added again, it would undo the deletion (I9). */
function isLeftBehind(entry: Entry, gone: ReadonlySet<string>): boolean {
  if (entry.agreed !== undefined) return false;
  return gone.has(entry.key) || (entry.base?.role === 'extra' && entry.base.key === entry.key);
}

/** Case 3. */
function settleNewInEspoCrm(draft: Draft): void {
  if (!draft.toAdvoware) return;
  for (const item of draft.items) {
    if (item.link !== undefined || item.removed || item.held) continue;
    place(draft, item, kommKzFor(draft.medium, item.type), 'new_in_espocrm');
  }
}
