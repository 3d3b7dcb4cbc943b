import { isEmpty, isUnchanged, type Draft, type Entry, type Item, type Link } from './draft.js';
import { toEspoValue } from './keys.js';
import { kommKzFor, typeFits } from './kinds.js';
import { duplicate, notStorable } from './report-entries.js';
import { changeEspoCrm, conflict, free, itemHolding, mark, markTwin, overwrite, place, removeItem } from './steps.js';

/** Linked values that differ: changed or emptied in Advoware (cases 6, 10), changed in the CRM (7), or on both sides (8). */
export function settleChanges(draft: Draft): void {
  for (const item of [...draft.items]) {
    const { link } = item;
    if (link?.entry === undefined) continue;
    if (link.how === 'pair') settlePair(draft, link, link.entry);
    if (link.how === 'agreement') settleAgreement(draft, link, link.entry);
  }
}

function settlePair(draft: Draft, link: Link, entry: Entry): void {
  const { item } = link;
  link.held = !draft.toAdvoware;
  if (link.held) return;
  if (isUnchanged(entry)) {
    overwrite(draft, entry, item, 'changed_in_espocrm');
    return;
  }
  const rule = isEmpty(entry) ? 'changed_in_espocrm_deleted_in_advoware' : 'changed_on_both_sides';
  conflict(draft, entry, { rule, espocrmValue: item.value, advowareValue: isEmpty(entry) ? null : entry.value, winner: 'espocrm' });
  overwrite(draft, entry, item, rule);
}

/** The CRM holds the value agreed on, so what differs was done in Advoware; its type may have changed in the CRM all the same. */
function settleAgreement(draft: Draft, link: Link, entry: Entry): void {
  const isRetyped = !typeFits(entry.kommKz, link.item.type);
  if (!isEmpty(entry)) settleChanged(draft, link, entry, isRetyped ? 'retyped' : 'same_type');
  else if (isRetyped) settleRetypedAndEmptied(draft, link, entry);
  else settleEmptied(draft, link, entry);
}

function settleChanged(draft: Draft, link: Link, entry: Entry, type: 'retyped' | 'same_type'): void {
  const { item } = link;
  const stored = toEspoValue(draft.medium, entry.value);
  if (stored.kind === 'unstorable') notStorable(draft, entry, stored.reason);
  link.held = stored.kind === 'unstorable' || !draft.toEspoCrm || (type === 'retyped' && !draft.toAdvoware);
  if (stored.kind === 'unstorable' || link.held) return;
  const other = itemHolding(draft, entry.key);
  if (other !== undefined) {
    join(draft, item, entry, other);
    return;
  }
  item.value = stored.value;
  item.valueKey = entry.key;
  changeEspoCrm(draft, 'changed_in_advoware');
  if (type === 'same_type') {
    mark(draft, entry, item, 'changed_in_advoware');
    return;
  }
  free(entry, 'type_changed_in_espocrm');
  place(draft, item, kommKzFor('phone', item.type), 'type_changed_in_espocrm', entry);
}

function settleEmptied(draft: Draft, link: Link, entry: Entry): void {
  link.held = !draft.toEspoCrm;
  if (link.held) return;
  removeItem(draft, link.item, 'deleted_in_advoware');
  free(entry, 'deleted_in_advoware');
}

/** An edit against a deletion: the edit wins and is announced (I9). */
function settleRetypedAndEmptied(draft: Draft, link: Link, entry: Entry): void {
  const { item } = link;
  link.held = !draft.toAdvoware;
  if (link.held) return;
  const rule = 'changed_in_espocrm_deleted_in_advoware';
  conflict(draft, entry, { rule, espocrmValue: item.value, advowareValue: null, winner: 'espocrm' });
  free(entry, rule);
  place(draft, item, kommKzFor('phone', item.type), rule, entry);
}

/** Two entries were changed to one value: one link remains, the other's former value goes from the CRM. */
function join(draft: Draft, item: Item, entry: Entry, other: Item): void {
  other.primary ||= item.primary;
  removeItem(draft, item, 'changed_in_advoware');
  item.link = undefined;
  entry.role = 'twin';
  duplicate(draft, entry);
  markTwin(draft, entry, other);
}
