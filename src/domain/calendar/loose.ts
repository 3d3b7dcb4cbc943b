import type { AdvowareItem } from './advoware-picture.js';
import type { Base } from './base.js';
import { asking, askOf, type Decision, type World } from './decision.js';
import type { Unit } from './google-picture.js';
import { continuedFrom, markerOf, ownership, type Marker } from './marker.js';
import { keyText, type ClosedLink, type DeletedLink, type Link } from './plan-types.js';
import { severalText } from './texts.js';
import { overlaps } from './window.js';

/** What has no link yet, with closed links as memory. Each step takes what it settles out of the way of the next. */
export interface Loose {
  readonly items: Map<number, AdvowareItem>;
  readonly units: Map<string, Unit>;
  readonly closed: readonly ClosedLink[];
  readonly world: World;
}

export const isWindowed = ({ appointment }: Pick<Unit, 'appointment'>, { world }: Loose): boolean => overlaps(world.settings.window, appointment.time, appointment.repetition);

/** The hub's memory of a number that was deleted; a series that was taken apart is another matter. */
export const closedOf = (frNr: number, { closed }: Loose): DeletedLink | undefined => closed.filter(isDeleted).findLast((link) => link.frNr === frNr);
export const closedOfUnit = (unit: Unit, { closed }: Loose): DeletedLink | undefined => closed.filter(isDeleted).findLast((link) => keyText(link.key) === keyText(unit.key));
const isDeleted = (link: ClosedLink): link is DeletedLink => link.reason !== 'split';
export const isSplit = (frNr: number, { closed }: Loose): boolean => closed.some((link) => link.frNr === frNr && link.reason === 'split');

/** The marker of what is certainly the hub's own. */
export const ownMarker = (unit: Unit, world: World): Marker | undefined => (ownership(unit.owner, world.settings.link) === 'ours' ? markerOf(unit.owner) : undefined);

/** The past of what a unit was split or copied from, so that hidden texts go along inside Advoware. */
export function originOf({ key, owner }: Unit, links: readonly Link[]): Base | undefined {
  const known = (id: string | undefined): Base | undefined => links.find((link) => link.key.kind === 'event' && link.key.id === id)?.base;
  const before = known(continuedFrom(owner.id) ?? markerOf(owner)?.event);
  return key.kind === 'instance' ? known(key.seriesId) ?? before : before;
}

/** More than one candidate: nothing is written, a person is asked (I20). */
export function several(items: readonly AdvowareItem[], events: readonly string[], { world }: Loose): Decision {
  const frNrs = items.map(({ frNr }) => frNr).sort((one, other) => one - other);
  const names = [...events].sort();
  return asking(askOf(world.settings, 'several_candidates', frNrs, names, severalText(frNrs, names)));
}
