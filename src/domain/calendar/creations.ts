import { appointmentOf, contentOf, textFields, type Content, type TextField } from './appointment.js';
import type { AdvowareItem } from './advoware-picture.js';
import { baseFromAdvoware, baseFromGoogle, contentForAdvoware, isWhole, pastOf, type Base } from './base.js';
import { eventId } from './event-id.js';
import type { Unit } from './google-picture.js';
import { contentHash, markerProperties, type Marker } from './marker.js';
import { shownContent } from './masking.js';
import type { CreateAdvoware, CreateGoogle, Link, MarkDraft, MarkGoogle, Settings } from './plan-types.js';
import { toAdvoware } from './to-advoware.js';
import { toGoogle } from './to-google.js';
import { etagOf, unitName } from './decision.js';
import { why } from './texts.js';

/** Makes the event of an appointment, under an id that a repeat makes again. */
export function createGoogle(item: AdvowareItem, generation: number, settings: Settings, drops: readonly Link[], reason: string = why.newInGoogle(item.frNr)): CreateGoogle {
  const content = contentOf(item.appointment);
  const shown = shownContent(content, settings.mode);
  const id = eventId(settings.link, item.frNr, generation, settings.digest);
  const marker: Marker = { link: settings.link, event: id, frNr: item.frNr, generation, hash: contentHash(shown, settings.digest), typed: [], synced: 'whole' };
  const { time, repetition } = item.appointment;
  // Texts as they were typed where they are shown at all; the normal form only compares.
  const texts = settings.mode === 'full' ? item.appointment : appointmentOf(shown);
  return {
    kind: 'create_google', frNr: item.frNr, eventId: id, drops, why: reason,
    body: { ...toGoogle({ ...texts, time, repetition }), extendedProperties: { private: markerProperties(marker) } },
    link: { state: 'linked', frNr: item.frNr, key: { kind: 'event', id }, generation, base: baseFromAdvoware(content, settings.mode) },
  };
}

/** Makes the appointment of something in Google; `origin` is the past of the event that it was copied or split from. */
export function createAdvoware(unit: Unit, origin: Base | undefined, settings: Settings, drops: readonly Link[], reason: string = why.newInAdvoware(unitName(unit))): CreateAdvoware {
  const google = contentOf(unit.appointment);
  const advoware = contentForAdvoware(google, origin, settings.mode);
  const base = baseFromGoogle(advoware, google, settings.mode);
  return {
    kind: 'create_advoware', key: unit.key, drops, why: reason,
    fields: toAdvoware({ ...unit.appointment, ...rawTexts(unit, google, advoware), isPrivate: advoware.private === 'yes' }),
    link: { state: 'creating', key: unit.key, generation: 0, base },
    mark: unit.key.kind === 'event' ? markDraft(unit, base, 0, settings) : null,
  };
}

/** What the marker will say once the number is known. */
export const markDraft = (unit: Unit, base: Base, generation: number, settings: Settings): MarkDraft => ({
  event: unit.owner.id, etag: etagOf(unit.owner), generation,
  // Found again by a hash of what was never settled, an edit would pass for the hub's own writing.
  hash: isWhole(base) ? contentHash(pastOf(base, 'google'), settings.digest) : '', typed: typedIn(base),
});

/** The private properties of a draft, for the PATCH that follows the creation. */
export const markedProperties = (draft: MarkDraft, link: string, frNr: number): Readonly<Record<string, string>> =>
  markerProperties({ ...draft, link, frNr, synced: 'whole' });

/** Notes on an event, or on the series of an instance, whose it is. */
export function markGoogle(unit: Unit, frNr: number, base: Base, generation: number, settings: Settings): MarkGoogle {
  const { id } = unit.owner;
  const properties = unit.key.kind === 'event'
    ? markedProperties(markDraft(unit, base, generation, settings), settings.link, frNr)
    : markerProperties({ link: settings.link, event: id, frNr: undefined, generation: 0, hash: '', typed: [], synced: 'by_instance' });
  return { kind: 'mark_google', id, etag: etagOf(unit.owner), properties, why: why.mark(id) };
}

export const typedIn = (base: Base): readonly TextField[] => textFields.filter((field) => base.fields[field].from === 'google');

/** A text that goes over unchanged goes as it was typed. */
const rawTexts = (unit: Unit, google: Content, advoware: Content): Readonly<Record<TextField, string>> =>
  Object.fromEntries(textFields.map((field) => [field, advoware[field] === google[field] ? unit.appointment[field] : advoware[field]])) as Record<TextField, string>;
