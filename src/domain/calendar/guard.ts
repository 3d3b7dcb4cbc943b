import { guardLimits } from '../mass-change.js';
import { repetitionOf, timeOf } from './appointment.js';
import { advowareState } from './advoware-picture.js';
import type { World } from './decision.js';
import { googleState } from './google-picture.js';
import { isTombstone } from './google-event.js';
import type { GuardVerdict, LinkedLink, Operation } from './plan-types.js';
import { guardText } from './texts.js';
import { overlaps } from './window.js';

/**
 * Stops a plan that would delete too much, or that comes from a side that is suddenly empty, before its first write;
 * a person's go-ahead for exactly this plan lets it pass (I12). Both sides empty is no alarm.
 */
export function guardVerdict(operations: readonly Operation[], links: readonly LinkedLink[], world: World, hash: string): GuardVerdict {
  const wouldGo = operations.filter(({ kind }) => kind === 'delete_google' || kind === 'delete_advoware').length;
  if (wouldGo === 0) return { kind: 'clear' };
  const inWindow = links.filter(({ base }) => overlaps(world.settings.window, timeOf(base.fields.time.advoware), repetitionOf(base.fields.rule.advoware)));
  const reason = alarm(wouldGo, inWindow, world);
  if (!reason) return { kind: 'clear' };
  const of = inWindow.length;
  if (world.settings.goAhead === hash) return { kind: 'confirmed', reason, wouldGo, of };
  return { kind: 'stop', reason, wouldGo, of, text: guardText(reason, wouldGo, of) };
}

function alarm(wouldGo: number, links: readonly LinkedLink[], world: World): 'mass_delete' | 'side_empty' | undefined {
  if (wouldGo > guardLimits.number && wouldGo > links.length * guardLimits.share) return 'mass_delete';
  return links.length > 1 && (isEmpty('advoware', links, world) || isEmpty('google', links, world)) ? 'side_empty' : undefined;
}

/** Nothing linked is left on the side, and not because a person deleted it piece by piece, which leaves tombstones. */
function isEmpty(side: 'advoware' | 'google', links: readonly LinkedLink[], world: World): boolean {
  if (side === 'advoware') return links.every((link) => ['gone', 'missing'].includes(advowareState(world.advoware, link.frNr, link.base).kind));
  return links.every((link) => {
    const event = world.google.events.get(link.key.kind === 'event' ? link.key.id : link.key.seriesId);
    return !(event && isTombstone(event)) && ['gone', 'missing'].includes(googleState(world.google, link.key, world.settings.window).kind);
  });
}
