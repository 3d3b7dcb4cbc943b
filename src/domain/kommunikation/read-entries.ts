import type { BaseEntry, KommunikationBase } from './base.js';
import { contentOf } from './contents.js';
import type { Entry } from './draft.js';
import { keyOf } from './keys.js';
import { kindOfEntry } from './kind-of-entry.js';
import { mediumOf, type KommKz, type Medium } from './kinds.js';
import { parseMarker, type Marker } from './marker.js';
import type { AdvowareEntry, ListedContacts } from './records.js';

/** The record's entries of both media, without those of kind 5, ordered by id so that a plan does not hang on Advoware's order. */
export function readEntries(record: ListedContacts, base: KommunikationBase | undefined): Readonly<Record<Medium, readonly Entry[]>> {
  const byId = new Map(record.kommunikation.map((entry) => [entry.id, entry]));
  const seen = [...byId.values()].sort((a, b) => a.id - b.id).map((entry) => look(entry, record, base)).filter((entry) => entry !== undefined);
  const markerKeys = new Set(seen.map(markerKey));
  const entries = seen.map((entry) => completed(entry, markerKeys));
  return {
    phone: entries.filter((entry) => mediumOf(entry.kommKz) === 'phone'),
    email: entries.filter((entry) => mediumOf(entry.kommKz) === 'email'),
  };
}

interface Look { readonly entry: AdvowareEntry; readonly marker: Marker; readonly kommKz: KommKz; readonly by: Entry['kindBy']; readonly base: BaseEntry | undefined }

function look(entry: AdvowareEntry, record: ListedContacts, base: KommunikationBase | undefined): Look | undefined {
  const marker = parseMarker(entry.bemerkung);
  const known = base?.entries[String(entry.id)];
  // The kind of an entry never changes, so the ledger knows it better than a remark, which people copy, or a guess from the value.
  if (known !== undefined && known.role !== 'extra') {
    return { entry, marker, kommKz: known.kommKz, by: 'base', base: known };
  }
  const kind = kindOfEntry((entry.tlf ?? '').trim(), marker, entry.kommKz ?? 0, record);
  return kind.kind === 'never_synced' ? undefined : { entry, marker, kommKz: kind.kommKz, by: kind.by, base: known };
}

/** The value an entry's own marker names; a marker of another kind than the entry's is a copy and names nothing. */
function markerKey({ marker, kommKz }: Look): string | undefined {
  return marker.kind === 'synced' && marker.kommKz === kommKz ? keyOf(mediumOf(kommKz), marker.value) : undefined;
}

function completed(look: Look, markerKeys: ReadonlySet<string | undefined>): Entry {
  const { entry, marker, kommKz, by, base } = look;
  const read = contentOf(entry);
  const value = read.tlf.trim();
  return {
    id: entry.id, kommKz, kindBy: by, marker, read, value, key: value === '' ? '' : keyOf(mediumOf(kommKz), value), base,
    agreed: markerKey(look) ?? agreedByBase(look, markerKeys),
    next: read, markerKommKz: kommKz, rule: undefined, freed: false, role: 'open',
  };
}

/** A slot's marker is newer than the base; and a value whose marker stands on another entry belongs to that one. */
function agreedByBase({ marker, kommKz, base }: Look, markerKeys: ReadonlySet<string | undefined>): string | undefined {
  const isSlot = marker.kind === 'slot' && marker.kommKz === kommKz;
  if (isSlot || base === undefined || base.role === 'extra' || markerKeys.has(base.key)) return undefined;
  return base.key;
}
