import { textFields, type Content, type TextField } from './appointment.js';
import { canonicalJson } from './equality.js';
import { base32hex, type Digest } from './event-id.js';
import type { GoogleEvent } from './google-event.js';

/**
 * What the hub notes on an event in private properties. It helps to find a lost link again and proves whose the event
 * is: only where link, marker and id agree does the hub change or delete it (I10).
 */
export interface Marker {
  /** Which employee's link. */
  readonly link: string;
  /** The id of the event it was written on; on another id it came along with a user's copy. */
  readonly event: string;
  /** Absent on a series that was never one record in Advoware. */
  readonly frNr: number | undefined;
  readonly generation: number;
  /** Of what Google showed when the hub last wrote here; never of a text that was masked. */
  readonly hash: string;
  /** The texts that a person had typed in Google by then: masking leaves them as they are. */
  readonly typed: readonly TextField[];
  /** A series that is synced instance by instance stays so, also when the ledger is lost. */
  readonly synced: 'whole' | 'by_instance';
}

export const markerProperties = (marker: Marker): Readonly<Record<string, string>> => ({
  advowareLink: marker.link,
  advowareEvent: marker.event,
  ...(marker.frNr === undefined ? {} : { advowareFrNr: String(marker.frNr) }),
  advowareGeneration: String(marker.generation),
  advowareHash: marker.hash,
  advowareTyped: marker.typed.join(','),
  ...(marker.synced === 'by_instance' ? { advowareSeries: byInstance } : {}),
});

/** The marker on an event; undefined when there is none. */
export function markerOf(event: GoogleEvent): Marker | undefined {
  const found = event.extendedProperties?.private;
  const link = found?.['advowareLink'];
  const marked = found?.['advowareEvent'];
  if (!found || link === undefined || marked === undefined) return undefined;
  const typed = (found['advowareTyped'] ?? '').split(',');
  return {
    link, event: marked,
    frNr: wholeNumber(found['advowareFrNr']),
    generation: wholeNumber(found['advowareGeneration']) ?? 0,
    hash: found['advowareHash'] ?? '',
    typed: textFields.filter((field) => typed.includes(field)),
    synced: found['advowareSeries'] === byInstance ? 'by_instance' : 'whole',
  };
}

/** The hash of what Google shows. */
export const contentHash = (shown: Content, digest: Digest): string => base32hex(digest(canonicalJson(shown)));

/** Whose an event is, by its marker alone. */
export type Ownership = 'unmarked' | 'ours' | 'copy' | 'other_link';

export function ownership(event: GoogleEvent, link: string): Ownership {
  const marker = markerOf(event);
  if (!marker) return 'unmarked';
  if (marker.link !== link) return 'other_link';
  return marker.event === event.id ? 'ours' : 'copy';
}

/** True for a series that the hub marked as synced instance by instance. */
export const isMarkedByInstance = (event: GoogleEvent, link: string): boolean => ownership(event, link) === 'ours' && markerOf(event)?.synced === 'by_instance';

/** "This and following" in Google's interface: the rest of a series under `<old id>_R<time>` (section on splits in calendar-sync.md). */
export function continuedFrom(id: string): string | undefined {
  return /^(.+)_R\d{8}(?:T\d{6}Z?)?$/.exec(id)?.[1];
}

const byInstance = 'instances';
const wholeNumber = (text: string | undefined): number | undefined => (text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined);
