import { contentOf } from './appointment.js';
import type { AdvowareItem } from './advoware-picture.js';
import { hasChanged } from './base.js';
import { advowareInstant, googleInstant } from './clocks.js';
import { createAdvoware, createGoogle, markGoogle } from './creations.js';
import { asking, askOf, conflictOf, decided, joined, nothing, type Decision, type World } from './decision.js';
import { eventId } from './event-id.js';
import { isTombstone } from './google-event.js';
import type { Unit } from './google-picture.js';
import { closedOf, closedOfUnit, isSplit, isWindowed, originOf, type Loose } from './loose.js';
import { isMarkedByInstance, markerOf, ownership } from './marker.js';
import type { DeletedLink, Link } from './plan-types.js';
import { cameBackText, deletedWithoutLinkText, editBeatsDeleteText, handsOffText, why } from './texts.js';

/** What no link, no marker and no equal accounts for is new on its side: phase 1 of a run (calendar-sync.md, A run). */
export function createMissing(loose: Loose): Decision {
  const inGoogle = [...loose.items.values()].map((item) => newItem(item, loose));
  const inAdvoware = [...loose.units.values()].map((unit) => newUnit(unit, loose));
  return joined([...inGoogle, ...inAdvoware]);
}

/** New in Advoware, or back after it was taken for deleted. */
function newItem(item: AdvowareItem, loose: Loose): Decision {
  if (!isWindowed(item, loose) || isSplit(item.frNr, loose)) return nothing;
  const past = closedOf(item.frNr, loose);
  if (past) return backAgain(item, past, loose);
  const { google, settings } = loose.world;
  const id = eventId(settings.link, item.frNr, 0, settings.digest);
  const taken = google.events.get(id);
  if (!taken) return decided(createGoogle(item, 0, settings, []));
  // The event that the hub once made for it lives on as something else.
  if (!isTombstone(taken)) return asking(askOf(settings, 'hands_off', [item.frNr], [id], handsOffText(item.frNr, id)));
  return deletedWithoutLink(item, freeGeneration(item.frNr, 1, loose.world), loose);
}

/** The hub's own event was deleted and nobody remembers why: only a later edit brings it back (I9). */
function deletedWithoutLink(item: AdvowareItem, generation: number, loose: Loose): Decision {
  const { google, settings } = loose.world;
  const tombstone = google.events.get(eventId(settings.link, item.frNr, generation - 1, settings.digest));
  const deletedAt = googleInstant(tombstone?.updated);
  const changedAt = advowareInstant(item.record.geaendertAm);
  const isEdited = deletedAt && changedAt && changedAt.epochMilliseconds > deletedAt.epochMilliseconds;
  if (isEdited) return announced(item, generation, [], 'edit_beats_delete', loose);
  return asking(askOf(settings, 'deleted_without_link', [item.frNr], [], deletedWithoutLinkText(item.frNr)));
}

function backAgain(item: AdvowareItem, past: DeletedLink, loose: Loose): Decision {
  const generation = freeGeneration(item.frNr, past.generation + 1, loose.world);
  switch (past.reason) {
    // The hub deleted it there: unchanged it is a stale reading; changed, the edit wins.
    case 'deleted_in_google': return hasChanged('advoware', item.appointment, past.base) ? announced(item, generation, [past], 'edit_beats_delete', loose) : nothing;
    case 'deleted_in_advoware': return announced(item, generation, [past], 'came_back', loose);
  }
}

function announced(item: AdvowareItem, generation: number, drops: readonly Link[], kind: 'edit_beats_delete' | 'came_back', { world }: Loose): Decision {
  const isBack = kind === 'came_back';
  const operation = createGoogle(item, generation, world.settings, drops, isBack ? why.backInGoogle(item.frNr) : why.againInGoogle(item.frNr));
  const text = isBack ? cameBackText(item.frNr) : editBeatsDeleteText(item.frNr, 'advoware');
  const told = { kind, winner: 'advoware', field: null, advowareValue: JSON.stringify(contentOf(item.appointment)), googleValue: '', text } as const;
  return { ...decided(operation), conflicts: [conflictOf(world.settings, operation.eventId, item.frNr, told)] };
}

/**
 * An id stays taken, also a deleted one: the first generation whose id no known event has. One that lives with the hub's
 * marker is an earlier try whose end was never noted: the same creation again finds it (I6).
 */
export function freeGeneration(frNr: number, from: number, world: World): number {
  const taken = world.google.events.get(eventId(world.settings.link, frNr, from, world.settings.digest));
  const isFree = !taken || (!isTombstone(taken) && ownership(taken, world.settings.link) === 'ours' && markerOf(taken)?.frNr === frNr);
  return isFree ? from : freeGeneration(frNr, from + 1, world);
}

/** New in Google, or brought back there after it was deleted. */
function newUnit(unit: Unit, loose: Loose): Decision {
  const { settings, links } = loose.world;
  if (!isWindowed(unit, loose)) return nothing;
  const past = closedOfUnit(unit, loose);
  if (past) return isBroughtBack(unit, past) ? decided(createAdvoware(unit, past.base, settings, [past])) : nothing;
  const created = createAdvoware(unit, originOf(unit, links), settings, []);
  const isMarked = unit.key.kind === 'event' || isMarkedByInstance(unit.owner, settings.link);
  return isMarked ? decided(created) : decided(created, markGoogle(unit, 0, created.link.base, 0, settings));
}

/** Google's own clock tells a restored event from a stale reading of a deleted one. */
function isBroughtBack(unit: Unit, past: DeletedLink): boolean {
  const now = googleInstant((unit.event ?? unit.owner).updated);
  const then = googleInstant(past.seen);
  return now !== undefined && (then === undefined || now.epochMilliseconds > then.epochMilliseconds);
}
