import { contentOf } from './appointment.js';
import { advowarePicture, advowareState } from './advoware-picture.js';
import { baseFromMarker, pastOf } from './base.js';
import { fromGoogle } from './from-google.js';
import { isTombstone, type GoogleEvent } from './google-event.js';
import { contentHash, markerOf, ownership } from './marker.js';
import type { AdvowareReading, CreateGoogle, Link, LinkedLink, Settings } from './plan-types.js';

/** Linked numbers that this reading should have listed and did not: missing once more, they are gone (I11). */
export function missedIn(reading: AdvowareReading, links: readonly Link[]): readonly number[] {
  const picture = advowarePicture(reading);
  return links.flatMap((link) => {
    if (link.state !== 'linked') return [];
    const { kind } = advowareState(picture, link.frNr, link.base);
    return kind === 'missing' || kind === 'gone' ? [link.frNr] : [];
  });
}

/** True when two versions of an event show the same: only the version itself, which all parts of a series share, may differ. */
export const showsTheSame = (one: GoogleEvent, other: GoogleEvent): boolean => shown(one) === shown(other);

/**
 * The link of an event that a creation found already there, made by an earlier try whose end was never noted.
 * The past is what that try had written, since either side may have changed in between. Undefined where it is not the
 * hub's own, or deleted, or nothing that can be read: then the plan decides about it.
 */
export function linkOfEarlierTry({ frNr, link }: Pick<CreateGoogle, 'frNr' | 'link'>, event: GoogleEvent, settings: Settings): LinkedLink | undefined {
  const marker = markerOf(event);
  if (isTombstone(event) || ownership(event, settings.link) !== 'ours' || marker?.frNr !== frNr) return undefined;
  const read = fromGoogle(event);
  if (read.kind !== 'appointment') return undefined;
  const google = contentOf(read.appointment);
  const touched = marker.hash === contentHash(google, settings.digest) ? 'untouched' : 'edited';
  return { ...link, base: baseFromMarker(pastOf(link.base, 'advoware'), google, { marker, touched, target: 'event' }, settings.mode) };
}

/** In a fixed order, so that it does not matter in which one Google tells its fields. */
function shown(event: GoogleEvent): string {
  const { status, eventType, summary, description, location, visibility, start, end, recurrence, extendedProperties } = event;
  const at = (time: GoogleEvent['start']): unknown => [time?.date ?? null, time?.dateTime ?? null, time?.timeZone ?? null];
  return JSON.stringify([
    status ?? 'confirmed', eventType ?? 'default', summary ?? '', description ?? '', location ?? '', visibility ?? 'default', at(start), at(end), recurrence ?? [],
    Object.entries(extendedProperties?.private ?? {}).sort(([one], [other]) => (one < other ? -1 : 1)),
  ]);
}
