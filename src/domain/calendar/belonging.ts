import type { World } from './decision.js';
import type { Unit } from './google-picture.js';
import { continuedFrom, markerOf, ownership } from './marker.js';
import type { LinkedLink } from './plan-types.js';

/**
 * Whether link, marker and id agree that the hub made or adopted what is linked (I10).
 * `unmarked`: the marker is missing or outdated while the ledger is certain: it is written again before anything else.
 * `foreign`: the marker speaks against the link; the hub keeps its hands off and asks.
 */
export function belonging(link: LinkedLink, unit: Unit, world: World): 'ours' | 'unmarked' | 'foreign' {
  const whose = ownership(unit.owner, world.settings.link);
  switch (whose) {
    case 'unmarked': return 'unmarked';
    case 'other_link': return 'foreign';
    // The rest of a split series comes with the marker of the old one.
    case 'copy': return continuedFrom(unit.owner.id) === markerOf(unit.owner)?.event || unit.key.kind === 'instance' ? 'unmarked' : 'foreign';
    case 'ours': return unit.key.kind === 'event' ? byNumber(link, unit, world) : markerOf(unit.owner)?.synced === 'by_instance' ? 'ours' : 'unmarked';
  }
}

/** Another number on the event is outdated where that record is gone, and a contradiction where it lives. */
function byNumber(link: LinkedLink, unit: Unit, world: World): 'ours' | 'unmarked' | 'foreign' {
  const marked = markerOf(unit.owner)?.frNr;
  if (marked === link.frNr) return 'ours';
  return marked !== undefined && world.advoware.items.has(marked) ? 'foreign' : 'unmarked';
}
