import { keyOf } from './keys.js';
import { kindOf, kinds, neverSynced, type Kind, type KommKz } from './kinds.js';
import type { Marker } from './marker.js';
import type { AdvowareContacts } from './records.js';

/**
 * The kind of an entry and how it is known. `default` and `address` are guesses: Advoware hides the kind
 * (declared as lossy in kommunikation-sync.md). `never_synced`: the entry is none of the hub's business.
 */
export type EntryKind =
  | { readonly kind: 'known'; readonly kommKz: KommKz; readonly by: 'marker' | 'delivered' | 'field' | 'address' | 'default' }
  | { readonly kind: 'never_synced' };

/** Marker, then Advoware's own word should it ever give one, then the top-level field of the same value, then `@`, then 1. */
export function kindOfEntry(value: string, marker: Marker, delivered: number, record: AdvowareContacts): EntryKind {
  if (marker.kind === 'synced' || marker.kind === 'slot') return { kind: 'known', kommKz: marker.kommKz, by: 'marker' };
  if (delivered === neverSynced.kommKz) return { kind: 'never_synced' };
  const told = kindOf(delivered);
  if (told !== undefined) return { kind: 'known', kommKz: told.kommKz, by: 'delivered' };
  if (value !== '') {
    const field = kinds.find((kind) => fieldHolds(record, kind, value));
    if (field !== undefined) return { kind: 'known', kommKz: field.kommKz, by: 'field' };
    if (fieldText(record, neverSynced.field) === value) return { kind: 'never_synced' };
  }
  return value.includes('@') ? { kind: 'known', kommKz: 4, by: 'address' } : { kind: 'known', kommKz: 1, by: 'default' };
}

function fieldHolds(record: AdvowareContacts, kind: Kind, value: string): boolean {
  const text = fieldText(record, kind.field);
  return text !== '' && (text === value || keyOf(kind.medium, text) === keyOf(kind.medium, value));
}

function fieldText(record: AdvowareContacts, field: string): string {
  const text = record[field];
  return typeof text === 'string' ? text.trim() : '';
}
