import type { CalendarEvent } from '../../hub/events/topics.js';
import type { CalendarContext } from './context.js';

/** Which stopped plan may go ahead, and who says so. */
export interface GoAheadRequest { readonly kuerzel: string; readonly hash: string; readonly actor: string }

export type GoAheadAnswer =
  /** Kept; this event for `calendar_sync_employee` carries it out. */
  | { readonly kind: 'accepted'; readonly event: CalendarEvent }
  /** No plan of that hash stands stopped (any more): what would be done now is something else. */
  | { readonly kind: 'outdated' };

/** A person lets exactly the stopped plan go ahead that they have seen (I12). */
export async function giveGoAhead({ hub: { ledger, effects } }: Pick<CalendarContext, 'hub'>, { kuerzel, hash, actor }: GoAheadRequest): Promise<GoAheadAnswer> {
  const at = effects.now().toString();
  const isKept = await ledger.calendars.allow(kuerzel, { hash, actor, at });
  return isKept ? { kind: 'accepted', event: { kuerzel, source: 'go_ahead', timestamp: at } } : { kind: 'outdated' };
}
