import { contentOf, type Content, type Field } from './appointment.js';
import { isNews, settled, type BaseChange, type Pair } from './base.js';
import type { World } from './decision.js';
import { sameField } from './equality.js';
import type { GoogleEvent } from './google-event.js';
import { markerOf } from './marker.js';
import { keyText, type LinkChange, type LinkedLink, type Sent, type UpdateAdvoware, type UpdateGoogle } from './plan-types.js';
import { why } from './texts.js';

/** What is noted before a write to Google: the hash that comes along with it tells whether it has arrived, whatever people did since. */
export function sentToGoogle({ patch, settles }: UpdateGoogle, before: GoogleEvent): Sent {
  const hash = patch.extendedProperties?.private['advowareHash'];
  return { side: 'google', settles, ...(hash === undefined || hash === markerOf(before)?.hash ? {} : { hash }) };
}

export const sentToAdvoware = ({ settles }: UpdateAdvoware): Sent => ({ side: 'advoware', settles });

/** The pair with its base advanced: what was on its way is settled by that, or overtaken. */
export const advanced = ({ state, frNr, key, generation, base }: LinkedLink, change: BaseChange): LinkedLink =>
  ({ state, frNr, key, generation, base: settled(base, change) });

/**
 * A write of whose end nobody heard, because a process died or a reply was lost, has arrived: the base is settled as it
 * would have been then. Without this the hub would take its own writing for a person's, and a mask for a deleted text (I3, I8).
 */
export function arrived(link: LinkedLink, world: World): readonly LinkChange[] {
  const { sent } = link;
  if (!sent || !hasArrived(link, sent, world)) return [];
  return [{ kind: 'link', change: 'settle', puts: [advanced(link, sent.settles)], drops: [link], settles: null, why: why.arrived(link.frNr) }];
}

function hasArrived(link: LinkedLink, sent: Sent, { advoware, google }: World): boolean {
  const unit = google.units.get(keyText(link.key));
  const shown = sent.side === 'google' ? unit : advoware.items.get(link.frNr);
  if (!shown) return false;
  if (unit && sent.hash !== undefined) return markerOf(unit.owner)?.hash === sent.hash;
  return showsAll(sent, contentOf(shown.appointment), link);
}

/** Without a sign of its own, a write is known by all that it would have changed. */
function showsAll({ side, settles }: Sent, now: Content, { base }: LinkedLink): boolean {
  const pairs = Object.entries(settles.fields) as [Field, Pair][];
  const isShown = ([field, pair]: [Field, Pair]): boolean => sameField(field, now[field], pair[side], now.time);
  return pairs.every(isShown) && pairs.some(([field, pair]) => isNews(base.fields[field], side, pair[side]));
}
