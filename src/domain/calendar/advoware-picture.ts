import { contentOf, repetitionOf, timeOf, type Appointment } from './appointment.js';
import type { Base } from './base.js';
import { canonicalJson } from './equality.js';
import { fromAdvoware, type AdvowareAppointment, type UnreadableAdvoware } from './from-advoware.js';
import type { AdvowareReading } from './plan-types.js';
import { mustBeListed } from './window.js';

export interface AdvowareItem { readonly frNr: number; readonly rowId: string | null; readonly record: AdvowareAppointment; readonly appointment: Appointment }

export interface AdvowarePicture {
  readonly items: ReadonlyMap<number, AdvowareItem>;
  readonly unreadable: ReadonlyMap<number, UnreadableAdvoware>;
  readonly reading: AdvowareReading;
}

export type AdvowareState = { readonly kind: 'live'; readonly item: AdvowareItem } | { readonly kind: 'unreadable' | 'gone' | 'missing' | 'outside' };

/** The reading in common form. A record listed twice with different content is not to be trusted. */
export function advowarePicture(reading: AdvowareReading): AdvowarePicture {
  const items = new Map<number, AdvowareItem>();
  const unreadable = new Map<number, UnreadableAdvoware>();
  for (const record of reading.appointments) {
    const read = fromAdvoware(record);
    if (read.kind === 'unreadable') {
      unreadable.set(record.frNr, read.reason);
      continue;
    }
    const listed = items.get(record.frNr);
    if (listed && jsonOf(listed.appointment) !== jsonOf(read.appointment)) unreadable.set(record.frNr, 'listed_twice');
    items.set(record.frNr, { frNr: record.frNr, rowId: record.rowId ?? null, record, appointment: read.appointment });
  }
  for (const frNr of unreadable.keys()) items.delete(frNr);
  return { items, unreadable, reading };
}

/**
 * What the reading says of a linked record. Without tombstones and without a read by id, a deletion is the second
 * absence in a complete reading that must have listed the record (calendar-sync.md, Decided).
 */
export function advowareState(picture: AdvowarePicture, frNr: number, base: Base): AdvowareState {
  const item = picture.items.get(frNr);
  if (item) return { kind: 'live', item };
  if (picture.unreadable.has(frNr)) return { kind: 'unreadable' };
  const time = timeOf(base.fields.time.advoware);
  const rule = repetitionOf(base.fields.rule.advoware);
  if (!picture.reading.covers.some((covered) => mustBeListed(covered, time, rule))) return { kind: 'outside' };
  return { kind: picture.reading.alreadyMissed.has(frNr) ? 'gone' : 'missing' };
}

const jsonOf = (appointment: Appointment): string => canonicalJson(contentOf(appointment));
