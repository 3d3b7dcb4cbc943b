import { contentOf } from './appointment.js';
import type { AdvowareItem } from './advoware-picture.js';
import { baseFromAdvoware, baseFromMarker, baseOfEquals, hasChanged, pastOf, type Base } from './base.js';
import { advowareInstant, googleInstant } from './clocks.js';
import { createAdvoware, createGoogle, markGoogle } from './creations.js';
import { asking, askOf, conflictOf, decided, joined, nothing, unitName, type Decision, type World } from './decision.js';
import { canonicalJson } from './equality.js';
import { eventId } from './event-id.js';
import type { Unit } from './google-picture.js';
import { isTombstone } from './google-event.js';
import { contentHash, continuedFrom, markerOf, ownership, type Marker } from './marker.js';
import { shownContent } from './masking.js';
import { keyText, type ClosedLink, type CreatingLink, type Link, type LinkedLink } from './plan-types.js';
import { cameBackText, deletedWithoutLinkText, editBeatsDeleteText, orphanText, severalText, why } from './texts.js';
import { overlaps } from './window.js';

/** What has no link yet, with closed links as memory. Each step takes what it settles out of the way of the next. */
export interface Loose {
  readonly items: Map<number, AdvowareItem>;
  readonly units: Map<string, Unit>;
  readonly closed: readonly ClosedLink[];
  readonly world: World;
}

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
    if (item) return linkRecovered(link, item, unit, loose);
    if (!unit) return decided({ kind: 'link', change: 'forget', puts: [], drops: [link], settles: null, why: why.forget() });
    return decided(createAdvoware(unit, originOf(unit, loose.world.links) ?? link.base, loose.world.settings, [link]));
  }));
}

/** Links that were lost, found again by the marker, or by the id that only the hub would have given. */
export function relink(loose: Loose): Decision {
  const byId = new Map([...loose.items.values()].map((item) => [eventId(loose.world.settings.link, item.frNr, 0, loose.world.settings.digest), item]));
  const found = [...loose.units.values()].flatMap((unit) => (unit.key.kind === 'event' ? [{ unit, marker: ownMarker(unit, loose.world) }] : []));
  return joined(found.map(({ unit, marker }) => {
    const marked = marker?.frNr === undefined ? undefined : loose.items.get(marker.frNr);
    const item = marked ?? (marker ? undefined : byId.get(unit.owner.id));
    if (item && loose.items.has(item.frNr) && !isSplit(item.frNr, loose)) return relinked(unit, item, marker, loose);
    if (marker?.frNr === undefined || !isWindowed(unit, loose) || loose.closed.some((link) => keyText(link.key) === keyText(unit.key))) return nothing;
    loose.units.delete(keyText(unit.key));
    return asking(askOf(loose.world.settings, 'orphan', [marker.frNr], [unitName(unit)], orphanText(unitName(unit))));
  }));
}

/** Equal on both sides and unlinked: linked, when there is exactly one on each; else a person is asked (I20). */
export function adopt(loose: Loose): Decision {
  const { mode } = loose.world.settings;
  const groups = new Map<string, { readonly items: Set<AdvowareItem>; readonly units: Unit[] }>();
  const groupOf = (key: string): { readonly items: Set<AdvowareItem>; readonly units: Unit[] } => {
    const group = groups.get(key) ?? { items: new Set(), units: [] };
    groups.set(key, group);
    return group;
  };
  for (const item of loose.items.values()) {
    if (isSplit(item.frNr, loose) || closedOf(item.frNr, loose)) continue;
    const content = contentOf(item.appointment);
    groupOf(canonicalJson(content)).items.add(item);
    // An event that looks masked and bears no marker may be the hub's own that lost it.
    if (mode === 'masked') groupOf(`masked ${canonicalJson(shownContent(content, mode))}`).items.add(item);
  }
  for (const unit of loose.units.values()) {
    if (loose.closed.some((link) => keyText(link.key) === keyText(unit.key))) continue;
    const json = canonicalJson(contentOf(unit.appointment));
    const isMasked = mode === 'masked' && ownership(unit.owner, loose.world.settings.link) === 'unmarked' && groups.has(`masked ${json}`) && !groups.has(json);
    groupOf(isMasked ? `masked ${json}` : json).units.push(unit);
  }
  return joined([...groups.values()].map(({ items, units }) => adoptGroup([...items], units, loose)));
}

/** What is left is new on its side. */
export function createMissing(loose: Loose): Decision {
  const inGoogle = [...loose.items.values()].map((item) => newItem(item, loose));
  const inAdvoware = [...loose.units.values()].map((unit) => newUnit(unit, loose));
  return joined([...inGoogle, ...inAdvoware]);
}

const isWindowed = ({ appointment }: Pick<Unit, 'appointment'>, loose: Loose): boolean => overlaps(loose.world.settings.window, appointment.time, appointment.repetition);
const closedOf = (frNr: number, loose: Loose): ClosedLink | undefined => loose.closed.findLast((link) => link.frNr === frNr && link.reason !== 'split');
const isSplit = (frNr: number, loose: Loose): boolean => loose.closed.some((link) => link.frNr === frNr && link.reason === 'split');

function ownMarker(unit: Unit, world: World): Marker | undefined {
  return ownership(unit.owner, world.settings.link) === 'ours' ? markerOf(unit.owner) : undefined;
}

/** The past of what a unit was split or copied from, so that hidden texts go along inside Advoware. */
function originOf(unit: Unit, links: readonly Link[]): Base | undefined {
  const origin = unit.key.kind === 'instance' ? unit.key.seriesId : continuedFrom(unit.owner.id) ?? markerOf(unit.owner)?.event;
  const before = unit.key.kind === 'instance' ? continuedFrom(unit.owner.id) ?? markerOf(unit.owner)?.event : undefined;
  const known = (id: string | undefined): Base | undefined => links.find(({ key }) => key.kind === 'event' && key.id === id)?.base;
  return known(origin) ?? known(before);
}

function linkRecovered(link: CreatingLink, item: AdvowareItem, unit: Unit | undefined, { world }: Loose): Decision {
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
  const known: Marker = marker ?? { link: settings.link, event: unit.owner.id, frNr: item.frNr, generation: 0, hash: '', typed: [] };
  const touched = known.hash === contentHash(google, settings.digest) ? 'untouched' : 'edited';
  const base = baseFromMarker(contentOf(item.appointment), google, known, touched, settings.mode);
  const link: LinkedLink = { state: 'linked', frNr: item.frNr, key: unit.key, generation: known.generation, base };
  const drops = loose.closed.filter((closed) => closed.frNr === item.frNr);
  return { ...decided({ kind: 'link', change: 'relink', puts: [link], drops, settles: null, why: why.relink(item.frNr) }), continues: true };
}

function adoptGroup(items: readonly AdvowareItem[], units: readonly Unit[], loose: Loose): Decision {
  const free = items.filter(({ frNr }) => loose.items.has(frNr));
  const [item, ...moreItems] = free;
  const [unit, ...moreUnits] = units;
  if (!item || !unit) return nothing;
  for (const { frNr } of free) loose.items.delete(frNr);
  for (const each of units) loose.units.delete(keyText(each.key));
  if (moreItems.length + moreUnits.length > 0) return several(free, units.map(unitName), loose);
  const { mode } = loose.world.settings;
  const advoware = contentOf(item.appointment);
  const google = contentOf(unit.appointment);
  const base = canonicalJson(advoware) === canonicalJson(google) ? baseOfEquals(advoware, google, mode) : baseFromAdvoware(advoware, mode);
  const link: LinkedLink = { state: 'linked', frNr: item.frNr, key: unit.key, generation: 0, base };
  const adopted = { kind: 'link', change: 'adopt', puts: [link], drops: [], settles: null, why: why.adopt(item.frNr) } as const;
  const isMarked = unit.key.kind === 'instance' && ownership(unit.owner, loose.world.settings.link) === 'ours';
  return isMarked ? decided(adopted) : decided(adopted, markGoogle(unit, item.frNr, base, 0, loose.world.settings));
}

const several = (items: readonly AdvowareItem[], events: readonly string[], { world }: Loose): Decision => {
  const frNrs = items.map(({ frNr }) => frNr).sort((one, other) => one - other);
  const names = [...events].sort();
  return asking(askOf(world.settings, 'several_candidates', frNrs, names, severalText(frNrs, names)));
};

/** New in Advoware, or back after it was taken for deleted. */
function newItem(item: AdvowareItem, loose: Loose): Decision {
  const { settings } = loose.world;
  if (!isWindowed(item, loose) || isSplit(item.frNr, loose)) return nothing;
  const past = closedOf(item.frNr, loose);
  if (past) return backAgain(item, past, loose);
  const generation = freeGeneration(item.frNr, 0, loose.world);
  if (generation === 0) return decided(createGoogle(item, 0, settings, []));
  // The hub's own event was deleted and nobody remembers why: only a later edit brings it back (I9).
  const tombstone = loose.world.google.events.get(eventId(settings.link, item.frNr, generation - 1, settings.digest));
  const deletedAt = googleInstant(tombstone?.updated);
  const changedAt = advowareInstant(item.record.geaendertAm);
  if (!deletedAt || !changedAt || changedAt.epochMilliseconds <= deletedAt.epochMilliseconds) {
    return asking(askOf(settings, 'deleted_without_link', [item.frNr], [], deletedWithoutLinkText(item.frNr)));
  }
  return announced(item, generation, [], 'edit_beats_delete', loose);
}

function backAgain(item: AdvowareItem, past: ClosedLink, loose: Loose): Decision {
  const generation = freeGeneration(item.frNr, past.generation + 1, loose.world);
  switch (past.reason) {
    // The hub deleted it there: unchanged it is a stale reading; changed, the edit wins.
    case 'deleted_in_google': return hasChanged('advoware', item.appointment, past.base) ? announced(item, generation, [past], 'edit_beats_delete', loose) : nothing;
    case 'deleted_in_advoware': return announced(item, generation, [past], 'came_back', loose);
    case 'split': return nothing;
  }
}

function announced(item: AdvowareItem, generation: number, drops: readonly Link[], kind: 'edit_beats_delete' | 'came_back', { world }: Loose): Decision {
  const isBack = kind === 'came_back';
  const operation = createGoogle(item, generation, world.settings, drops, isBack ? why.backInGoogle(item.frNr) : why.againInGoogle(item.frNr));
  const told = { kind, winner: 'advoware', field: null, advowareValue: JSON.stringify(contentOf(item.appointment)), googleValue: '', text: isBack ? cameBackText(item.frNr) : editBeatsDeleteText(item.frNr, 'advoware') } as const;
  return { ...decided(operation), conflicts: [conflictOf(world.settings, operation.eventId, item.frNr, told)] };
}

/** A deleted id stays taken: the first generation whose id is not a known tombstone. */
function freeGeneration(frNr: number, from: number, { google, settings }: World): number {
  const event = google.events.get(eventId(settings.link, frNr, from, settings.digest));
  return event && isTombstone(event) ? freeGeneration(frNr, from + 1, { google, settings } as World) : from;
}

/** New in Google, or brought back there after it was deleted. */
function newUnit(unit: Unit, loose: Loose): Decision {
  const { settings, links } = loose.world;
  if (!isWindowed(unit, loose)) return nothing;
  const past = loose.closed.findLast((link) => keyText(link.key) === keyText(unit.key));
  if (past && !isBroughtBack(unit, past)) return nothing;
  if (past) return decided(createAdvoware(unit, past.base, settings, [past]));
  const created = createAdvoware(unit, originOf(unit, links), settings, []);
  const isMarked = unit.key.kind === 'event' || ownership(unit.owner, settings.link) === 'ours';
  return isMarked ? decided(created) : decided(created, markGoogle(unit, 0, created.link.base, 0, settings));
}

/** Google's own clock tells a restored event from a stale reading of a deleted one. */
function isBroughtBack(unit: Unit, past: ClosedLink): boolean {
  const now = googleInstant((unit.event ?? unit.owner).updated);
  const then = googleInstant(past.seen);
  return now !== undefined && (then === undefined || now.epochMilliseconds > then.epochMilliseconds);
}
