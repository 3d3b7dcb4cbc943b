import { isEmpty, isUnchanged, link, type Draft, type Entry, type Item } from './draft.js';
import { typeFits } from './kinds.js';

/**
 * Case 7 and 8: the value an entry stood for is gone from the CRM and a new one of its kind stands there, so it was changed.
 * Entries nobody touched in Advoware go first: a pair with them loses nothing.
 */
export function pair(draft: Draft): void {
  const orphans = orphansOf(draft);
  for (const wanted of [isUnchanged, isChanged, isEmpty]) {
    const group = orphans.filter(([, entry]) => wanted(entry));
    for (const rank of [samePlace, samePrimary, anyPlace]) {
      for (const [agreed, orphan] of group) {
        if (orphan.role !== 'open') continue;
        const item = draft.items.find((candidate) => mayFollow(draft, orphan, candidate) && rank(draft, orphan, candidate));
        if (item !== undefined) link(item, orphan, 'pair', agreed);
      }
    }
  }
}

/** One entry for each value that is gone, with the value's key: of two copies the better one. */
function orphansOf(draft: Draft): readonly (readonly [string, Entry])[] {
  const present = new Set(draft.items.map((item) => item.key));
  const orphans = new Map<string, Entry>();
  for (const wanted of [isUnchanged, isChanged, isEmpty]) {
    for (const entry of draft.entries) {
      if (entry.role !== 'open' || entry.agreed === undefined || present.has(entry.agreed) || !wanted(entry)) continue;
      if (!orphans.has(entry.agreed)) orphans.set(entry.agreed, entry);
    }
  }
  return [...orphans].sort(([, a], [, b]) => a.id - b.id);
}

function isChanged(entry: Entry): boolean {
  return !isEmpty(entry) && !isUnchanged(entry);
}

function mayFollow(draft: Draft, orphan: Entry, item: Item): boolean {
  if (item.link !== undefined || item.held || item.removed || !typeFits(orphan.kommKz, item.type)) return false;
  // A value the CRM had all along is no successor of another.
  return !Object.values(draft.base?.entries ?? {}).some((base) => base.role !== 'extra' && base.key === item.key);
}

/** A person who corrects a number leaves it where it is in the list. */
function samePlace(draft: Draft, orphan: Entry, item: Item): boolean {
  const keys = draft.base?.[draft.medium].keys;
  return keys?.length === draft.items.length && keys[draft.items.indexOf(item)] === orphan.agreed;
}

function samePrimary(draft: Draft, orphan: Entry, item: Item): boolean {
  const primary = draft.base?.[draft.medium].primary;
  return primary === undefined ? orphan.read.online === item.primary : (primary === orphan.agreed) === item.primary;
}

function anyPlace(): boolean {
  return true;
}
