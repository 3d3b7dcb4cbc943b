import type { Draft, Entry, Item, Link } from './draft.js';
import { espoTypeOf, kommKzFor, typeFits } from './kinds.js';
import { duplicate } from './report-entries.js';
import { changeEspoCrm, free, mark, markTwin, place, removeItem } from './steps.js';

/** Values that are the same on both sides: marker (cases 1, 2), type (case 11), further entries of the value (case 12). */
export function settleValueLinks(draft: Draft): void {
  for (const item of draft.items) {
    const { link } = item;
    if (link?.how === 'value' && link.entry !== undefined) settle(draft, link, link.entry);
  }
  for (const entry of draft.entries) {
    const item = entry.role === 'twin' ? draft.items.find((candidate) => candidate.key === entry.key) : undefined;
    if (item !== undefined) settleTwin(draft, entry, item);
  }
}

function settle(draft: Draft, link: Link, entry: Entry): void {
  const { item } = link;
  if (isUnknownAndBroken(entry)) {
    entry.markerKommKz = typeFits(entry.kommKz, item.type) ? entry.kommKz : kommKzFor(draft.medium, item.type);
    return;
  }
  if (supersede(draft, entry, item) === 'held') {
    link.held = true;
    return;
  }
  switch (typeVerdict(draft, entry, item)) {
    case 'fits':
      mark(draft, entry, item, 'same_value');
      break;
    case 'label_only':
      entry.markerKommKz = kommKzFor('phone', item.type);
      mark(draft, entry, item, 'same_value');
      break;
    case 'advoware_moved':
      link.held = !draft.toEspoCrm;
      if (link.held) return;
      item.type = espoTypeOf(entry.kommKz);
      changeEspoCrm(draft, 'changed_in_advoware');
      mark(draft, entry, item, 'changed_in_advoware');
      break;
    case 'espocrm_changed':
      link.held = !draft.toAdvoware;
      if (link.held) return;
      free(entry, 'type_changed_in_espocrm');
      place(draft, item, kommKzFor('phone', item.type), 'type_changed_in_espocrm', entry);
  }
}

/** Nothing is known of such an entry but that it holds the value: it keeps the hub from writing a second one. */
function isUnknownAndBroken(entry: Entry): boolean {
  return entry.marker.kind === 'broken' && entry.agreed === undefined;
}

/**
 * Who changed the type. The kind of an unmarked entry is a guess or was never agreed on: then neither side is "changed" to fit the
 * other, and the marker names the CRM's type. A value that moved to an entry of another kind, while the CRM's type is as agreed,
 * was moved by someone in Advoware.
 */
function typeVerdict(draft: Draft, entry: Entry, item: Item): 'fits' | 'label_only' | 'advoware_moved' | 'espocrm_changed' {
  if (typeFits(entry.kommKz, item.type)) return 'fits';
  if (entry.agreed === item.key) return 'espocrm_changed';
  const isCertain = entry.kindBy !== 'default' && entry.kindBy !== 'address';
  const agreed = draft.entries.find((other) => other.agreed === item.key);
  if (isCertain && agreed !== undefined && typeFits(agreed.kommKz, item.type)) return 'advoware_moved';
  return entry.kindBy === 'marker' || entry.kindBy === 'base' ? 'espocrm_changed' : 'label_only';
}

/** An entry that was changed to a value the CRM has already: the value it stood for goes from the CRM. */
function supersede(draft: Draft, entry: Entry, item: Item): 'done' | 'held' {
  const { agreed } = entry;
  if (agreed === undefined || agreed === entry.key) return 'done';
  const former = draft.items.find((other) => other.key === agreed && other.link === undefined && !other.held && !other.removed);
  if (former === undefined) return 'done';
  if (!draft.toEspoCrm) {
    former.held = true;
    return 'held';
  }
  item.primary ||= former.primary;
  removeItem(draft, former, 'changed_in_advoware');
  return 'done';
}

/** A further entry of a value is reported, never multiplied. */
function settleTwin(draft: Draft, entry: Entry, item: Item): void {
  duplicate(draft, entry);
  if (supersede(draft, entry, item) !== 'held') markTwin(draft, entry, item);
}
