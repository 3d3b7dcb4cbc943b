import { contentOf, plainText, textFields, type Appointment, type TextField } from './appointment.js';
import type { AdvowareItem } from './advoware-picture.js';
import { baseFromMarker, contentForAdvoware, pastOf } from './base.js';
import { createAdvoware, markGoogle } from './creations.js';
import { asking, askOf, decided, joined, nothing, unitName, type Decision } from './decision.js';
import { canonicalJson, repeats, sameContent } from './equality.js';
import { eventId } from './event-id.js';
import { googleState, type Unit } from './google-picture.js';
import { closedOfUnit, isSplit, isWindowed, originOf, ownMarker, several, type Loose } from './loose.js';
import { contentHash, type Marker } from './marker.js';
import { holdsMask } from './masking.js';
import { keyText, type CreatingLink, type LinkedLink } from './plan-types.js';
import { orphanText, why } from './texts.js';

/** Interrupted creations in Advoware: search first, create only what is certainly not there (I7). */
export function recover(links: readonly CreatingLink[], loose: Loose): Decision {
  return joined(links.map((link) => {
    const unit = loose.units.get(keyText(link.key));
    loose.units.delete(keyText(link.key));
    const wanted = canonicalJson(pastOf(link.base, 'advoware'));
    const found = [...loose.items.values()].filter((item) => canonicalJson(contentOf(item.appointment)) === wanted);
    for (const { frNr } of found) loose.items.delete(frNr);
    const [item, ...more] = found;
    if (item && more.length > 0) return several(found, [keyText(link.key)], loose);
    if (item) return recovered(link, item, unit, loose);
    if (!unit) return decided({ kind: 'link', change: 'forget', puts: [], drops: [link], settles: null, why: why.forget() });
    return decided(createAdvoware(unit, originOf(unit, loose.world.links) ?? link.base, loose.world.settings, [link]));
  }));
}

/** Links that were lost, found again by the marker, or by the id that only the hub would have given. */
export function relink(loose: Loose): Decision {
  const { settings } = loose.world;
  const byId = new Map([...loose.items.values()].map((item) => [eventId(settings.link, item.frNr, 0, settings.digest), item]));
  return joined([...loose.units.values()].map((unit) => {
    if (unit.key.kind === 'instance') return nothing;
    const marker = ownMarker(unit, loose.world);
    const item = marker?.frNr === undefined ? byId.get(unit.owner.id) : loose.items.get(marker.frNr);
    if (item && loose.items.has(item.frNr) && !isSplit(item.frNr, loose)) return relinked(unit, item, marker, loose);
    if (marker?.frNr === undefined || !isWindowed(unit, loose) || closedOfUnit(unit, loose) || isSplit(marker.frNr, loose)) return nothing;
    loose.units.delete(keyText(unit.key));
    if (isEarlierTry(marker.frNr, loose)) return nothing;
    return asking(askOf(settings, 'orphan', [marker.frNr], [unitName(unit)], orphanText(unitName(unit))));
  }));
}

/** Made for a number whose linked event is gone, and not noted any more: the same creation again finds it. */
function isEarlierTry(frNr: number, { world }: Loose): boolean {
  const link = world.links.find((one) => one.state === 'linked' && one.frNr === frNr);
  return link !== undefined && googleState(world.google, link.key, world.settings.window).kind === 'gone';
}

/**
 * Instances of a series that bears the hub's marker bear no number of their own. They are found again by what the hub
 * would have made of them; where that is no longer known, by time and title, or by time alone where the title is masked.
 */
export function relinkInstances(loose: Loose): Decision {
  const lost = [...loose.units.values()].filter((unit) => unit.key.kind === 'instance' && ownMarker(unit, loose.world));
  const byTime = Map.groupBy(lost, ({ appointment }) => contentOf(appointment).time);
  const itemsByTime = Map.groupBy(loose.items.values(), ({ appointment }) => contentOf(appointment).time);
  return joined([...byTime].map(([time, units]) => {
    const [unit, ...moreUnits] = units;
    const candidates = (itemsByTime.get(time) ?? []).filter(({ appointment, frNr }) =>
      !repeats(contentOf(appointment).rule, time) && !isSplit(frNr, loose) && units.some((each) => mayBe(each, appointment, loose)));
    const [item, ...moreItems] = candidates;
    const marker = unit && ownMarker(unit, loose.world);
    if (!unit || !item || !marker) return nothing;
    if (moreUnits.length + moreItems.length === 0) return relinked(unit, item, { ...marker, hash: '', typed: typedTexts(unit) }, loose);
    for (const each of units) loose.units.delete(keyText(each.key));
    for (const { frNr } of candidates) loose.items.delete(frNr);
    return several(candidates, units.map(unitName), loose);
  }));
}

/** A series taken instance by instance was made in Google: what an instance shows was typed there, unless it is the mask. */
const typedTexts = ({ appointment }: Unit): readonly TextField[] => textFields.filter((field) => appointment[field] !== '' && !holdsMask(field, appointment[field]));

function mayBe(unit: Unit, appointment: Appointment, { world }: Loose): boolean {
  const origin = originOf(unit, world.links);
  if (origin) return sameContent(contentOf(appointment), contentForAdvoware(contentOf(unit.appointment), origin, world.settings.mode));
  const isHidden = world.settings.mode === 'masked' && unit.appointment.title === '';
  return isHidden || holdsMask('title', unit.appointment.title) || plainText(unit.appointment.title) === plainText(appointment.title);
}

function recovered(link: CreatingLink, item: AdvowareItem, unit: Unit | undefined, { world }: Loose): Decision {
  const linked: LinkedLink = { ...link, state: 'linked', frNr: item.frNr };
  const change = { kind: 'link', change: 'adopt', puts: [linked], drops: [link], settles: null, why: why.adopt(item.frNr) } as const;
  const isMarked = unit?.key.kind !== 'event' || ownMarker(unit, world)?.frNr === item.frNr;
  return unit && !isMarked ? decided(change, markGoogle(unit, item.frNr, link.base, link.generation, world.settings)) : decided(change);
}

function relinked(unit: Unit, item: AdvowareItem, marker: Marker | undefined, loose: Loose): Decision {
  const { settings } = loose.world;
  loose.units.delete(keyText(unit.key));
  loose.items.delete(item.frNr);
  const google = contentOf(unit.appointment);
  const known: Marker = marker ?? { link: settings.link, event: unit.owner.id, frNr: item.frNr, generation: 0, hash: '', typed: [], synced: 'whole' };
  const touched = known.hash === contentHash(google, settings.digest) ? 'untouched' : 'edited';
  const base = baseFromMarker(contentOf(item.appointment), google, { marker: known, touched, target: unit.key.kind }, settings.mode);
  const link: LinkedLink = { state: 'linked', frNr: item.frNr, key: unit.key, generation: known.generation, base };
  const drops = loose.closed.filter((closed) => closed.frNr === item.frNr);
  return { ...decided({ kind: 'link', change: 'relink', puts: [link], drops, settles: null, why: why.relink(item.frNr) }), continues: true };
}
