import { isEmpty, link, type Draft, type Entry, type Item } from './draft.js';
import { typeFits } from './kinds.js';

/**
 * Finds for every CRM value the entry that stands for it. First by the value as it is now (cases 1, 2, 12), whatever the markers
 * say: so a value that is on both sides is never written a second time. Then by the value agreed on (cases 6, 10).
 */
export function match(draft: Draft): void {
  matchByValue(draft);
  matchByAgreement(draft);
}

function matchByValue(draft: Draft): void {
  for (const item of draft.items) {
    const holders = draft.entries.filter((entry) => entry.key === item.key);
    const best = first(holders, (entry) => rank(entry, item));
    for (const entry of holders) {
      if (entry === best) link(item, entry, 'value', agreedKey(draft, item, entry));
      else entry.role = 'twin';
    }
  }
}

/** The lower the better; ties go to the lower id. */
function rank(entry: Entry, item: Item): number {
  const fits = typeFits(entry.kommKz, item.type);
  // Of two entries with the marker of one value, the one that was the link stays the link.
  const wasLink = entry.base !== undefined && entry.base.role !== 'extra' && entry.base.key === item.key;
  if (entry.agreed === item.key) return entry.marker.kind === 'synced' ? (fits ? 0 : 2) + (wasLink ? 0 : 1) : 4;
  if (entry.agreed !== undefined) return 8;
  if (entry.marker.kind === 'broken') return 9;
  if (entry.base?.role === 'extra') return 7;
  return fits && entry.kindBy !== 'default' && entry.kindBy !== 'address' ? 5 : 6;
}

/** A value that moved from one entry to another is, to the base, still the link it was. */
function agreedKey(draft: Draft, item: Item, entry: Entry): string {
  const known = Object.values(draft.base?.entries ?? {}).some((base) => base.role !== 'extra' && base.key === item.key);
  return known ? item.key : entry.agreed ?? item.key;
}

/** A marker or the base says which CRM value an entry stood for, and that value is still there: the change is Advoware's. */
function matchByAgreement(draft: Draft): void {
  for (const item of draft.items) {
    if (item.link !== undefined) continue;
    const claims = draft.entries.filter((entry) => entry.role === 'open' && entry.agreed === item.key);
    const best = first(claims, (entry) => (entry.base?.key === item.key ? 0 : 2) + (isEmpty(entry) ? 1 : 0));
    if (best !== undefined) link(item, best, 'agreement', item.key);
  }
}

function first(entries: readonly Entry[], rankOf: (entry: Entry) => number): Entry | undefined {
  return entries.reduce<Entry | undefined>((best, entry) => (best === undefined || rankOf(entry) < rankOf(best) ? entry : best), undefined);
}
