import { isEmptySlot, type Draft, type Entry, type Placement } from './draft.js';
import type { KommKz, Medium } from './kinds.js';
import { syncedMarker, userText } from './marker.js';
import type { EntryContent, Operation, Rule } from './plan.js';
import { operationWhy } from './texts.js';

/** An operation and whose value it carries, so that the base can name a posted entry by its operation. */
export interface Step { readonly operation: Operation; readonly placement?: Placement }

/**
 * The writes to Advoware in an order that is safe to be cut off anywhere: markers and values first, then slots, and only then the
 * values that need an entry. A slot is made before its value is placed anew, so that no value ever stands there twice.
 */
export function operationsOf(draft: Draft): readonly Step[] {
  const changed = draft.entries.flatMap((entry) => (entry.rule === undefined || sameContent(entry.read, entry.next) ? [] : [{ entry, rule: entry.rule }]));
  const writes = changed.filter(({ entry }) => !entry.freed).map(({ entry, rule }) => ({ operation: write(draft, entry, rule) }));
  const slots = changed.filter(({ entry }) => entry.freed).map(({ entry, rule }) => ({ operation: toSlot(draft, entry, rule) }));
  return [...writes, ...slots, ...placed(draft)];
}

/** Empty slots, those without the user's words first: their words are lost when they are used again. */
export function slotsOf(draft: Draft): readonly Entry[] {
  const slots = draft.entries.filter((entry) => isEmptySlot(entry) || (entry.freed && entry.marker.kind !== 'broken'));
  return [...slots.filter((entry) => userText(entry.marker) === ''), ...slots.filter((entry) => userText(entry.marker) !== '')];
}

function placed(draft: Draft): readonly Step[] {
  const free = [...slotsOf(draft)];
  return draft.placements.map((placement) => {
    const at = free.findIndex((entry) => entry.kommKz === placement.kommKz);
    const [slot] = at < 0 ? [] : free.splice(at, 1);
    return { placement, operation: placementOf(draft.medium, placement, slot) };
  });
}

function placementOf(medium: Medium, { item, kommKz, rule, text, online }: Placement, slot: Entry | undefined): Operation {
  const marker = syncedMarker(item.value, kommKz);
  const content = { tlf: item.value, bemerkung: text === '' ? marker : `${marker} ${text}`, online };
  if (slot === undefined) return { kind: 'post', ...described('post', medium, kommKz, rule), ...content };
  return { kind: 'reuse_slot', entryId: slot.id, before: slot.next, ...described('reuse_slot', medium, kommKz, rule), ...content };
}

function write({ medium }: Draft, entry: Entry, rule: Rule): Operation {
  const { read, next } = entry;
  const kind = read.tlf === next.tlf && read.online === next.online ? 'set_marker' : 'put';
  return { kind, entryId: entry.id, before: read, ...described(kind, medium, entry.markerKommKz, rule), ...next };
}

function toSlot({ medium }: Draft, entry: Entry, rule: Rule): Operation {
  return { kind: 'to_slot', entryId: entry.id, before: entry.read, ...described('to_slot', medium, entry.kommKz, rule), ...entry.next };
}

function described(kind: Operation['kind'], medium: Medium, kommKz: KommKz, rule: Rule): { readonly rule: Rule; readonly medium: Medium; readonly kommKz: KommKz; readonly why: string } {
  return { rule, medium, kommKz, why: operationWhy(kind, rule, kommKz) };
}

function sameContent(a: EntryContent, b: EntryContent): boolean {
  return a.tlf === b.tlf && a.bemerkung === b.bemerkung && a.online === b.online;
}
