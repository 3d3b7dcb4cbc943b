import { isTombstone, type GoogleEvent } from './google-event.js';

/** The hub's picture of a calendar after a reading, and the live events that a full reading did not list. */
export interface Mirror { readonly events: readonly GoogleEvent[]; readonly unlisted: readonly string[] }

/**
 * Lays a reading on what is known. An incremental one names only what changed. A full one has no tombstones of its own:
 * what it does not list is kept as known to be missing, never taken for deleted at once (I11, I15); known tombstones stay.
 */
export function mirrored(known: readonly GoogleEvent[], listed: readonly GoogleEvent[], reading: 'full' | 'changes'): Mirror {
  const fresh = new Map(listed.map((event) => [event.id, event]));
  const others = known.filter((event) => !fresh.has(event.id));
  if (reading === 'changes') return { events: [...others, ...fresh.values()], unlisted: [] };
  const tombstones = others.filter((event) => event.status === 'cancelled');
  return { events: [...tombstones, ...fresh.values()], unlisted: others.filter((event) => event.status !== 'cancelled').map((event) => event.id) };
}

/**
 * Known parts of series that a reading of changes lists without them. All parts of a series come together: with its start
 * or its rule Google drops exceptions, and no tombstone tells of it. Whether they are gone is asked for one by one (I11).
 */
export function unlistedParts(known: readonly GoogleEvent[], listed: readonly GoogleEvent[]): readonly string[] {
  const fresh = new Map(listed.map((event) => [event.id, event]));
  return known.flatMap(({ id, recurringEventId }) => {
    const series = fresh.get(recurringEventId ?? '');
    return series && !isTombstone(series) && !fresh.has(id) ? [id] : [];
  });
}
