import type { Draft, Entry } from './draft.js';
import { keyOf } from './keys.js';
import { mediumOf } from './kinds.js';
import { parseMarker, type Marker } from './marker.js';
import type { UnstorableReason } from './phone-number.js';
import { report } from './steps.js';
import { brokenText, copiedText, deletedButKeptText, duplicateText, listFullText, notStorableText } from './texts.js';

/** Remarks that look like markers, and markers that a user copied to another entry (as read, and as they stand after the plan). */
export function reportMarkers(draft: Draft): void {
  for (const entry of draft.entries) {
    if (entry.marker.kind !== 'broken') continue;
    report(draft, { code: 'marker_broken', key: `broken:${entry.id}:${short(entry.marker.text)}`, entryId: entry.id, text: brokenText(entry, entry.marker.reason) });
  }
  reportCopies(draft, (entry) => entry.marker);
  reportCopies(draft, (entry) => (entry.next === entry.read ? entry.marker : parseMarker(entry.next.bemerkung)));
}

/** Of the entries with one marker the holder is the one with its value, else the first. */
function reportCopies(draft: Draft, markerOf: (entry: Entry) => Marker): void {
  const written = new Set(draft.placements.map((placement) => placement.item.valueKey));
  const marked = draft.entries.flatMap((entry) => {
    const marker = markerOf(entry);
    return marker.kind === 'synced' && entry.value !== '' ? [{ entry, key: keyOf(mediumOf(marker.kommKz), marker.value) }] : [];
  });
  for (const { entry, key } of marked) {
    if (entry.key === key) continue;
    const holder = marked.find((other) => other.key === key && other.entry.key === key) ?? marked.find((other) => other.key === key);
    if (holder?.entry === entry && !written.has(key)) continue;
    report(draft, { code: 'marker_copied', key: `copied:${entry.id}:${short(key)}`, entryId: entry.id, text: copiedText(entry) });
  }
}

export function notStorable(draft: Draft, entry: Entry, reason: UnstorableReason): void {
  report(draft, { code: 'not_storable', key: `unstorable:${entry.id}:${short(entry.value)}`, entryId: entry.id, text: notStorableText(entry, reason) });
}

/** Once for a value, however many entries hold it and whichever of them is the link. */
export function duplicate(draft: Draft, entry: Entry): void {
  report(draft, { code: 'duplicate', key: `duplicate:${short(entry.key)}`, entryId: entry.id, text: duplicateText(entry) });
}

export function listFull(draft: Draft, entry: Entry): void {
  report(draft, { code: 'list_full', key: `full:${entry.id}:${short(entry.value)}`, entryId: entry.id, text: listFullText(entry) });
}

export function deletedButKept(draft: Draft, entry: Entry): void {
  report(draft, { code: 'deleted_but_kept', key: `kept:${entry.id}:${short(entry.value)}`, entryId: entry.id, text: deletedButKeptText(entry) });
}

/** Keys live in the ledger: a pasted page must not. */
function short(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 100)}…${text.length}`;
}
