import { contentOf, repetitionOf, timeOf } from './appointment.js';
import { advowareState, type AdvowareItem } from './advoware-picture.js';
import { hasChanged, pastOf } from './base.js';
import { conflictOf, asking, askOf, decided, looking, nothing, seenOf, targetOf, unitName, type Decision, type World } from './decision.js';
import { createAdvoware, createGoogle } from './creations.js';
import { googleState, type GoogleState, type Unit } from './google-picture.js';
import { decidePair } from './pair.js';
import { belonging } from './belonging.js';
import { freeGeneration } from './new-ones.js';
import { keyText, ownerId, type ClosedLink, type LinkedLink, type Look } from './plan-types.js';
import { editBeatsDeleteText, handsOffText, why } from './texts.js';
import { overlaps, type Window } from './window.js';

/** What happens to a linked pair: phases 2 to 4 of a run (calendar-sync.md, A run). */
export function decideLinked(link: LinkedLink, world: World): Decision {
  const google = googleState(world.google, link.key, world.settings.window);
  const advoware = advowareState(world.advoware, link.frNr, link.base);
  const item = advoware.kind === 'live' ? advoware.item : undefined;
  const unit = google.kind === 'live' ? google.unit : undefined;
  if (!touchesWindow(link, item, unit, world.settings.window)) return nothing;
  switch (advoware.kind) {
    case 'live': return withAdvoware(link, advoware.item, google, world);
    case 'gone': return withoutAdvoware(link, google, world);
    case 'missing': return looking(lookFor(link));
    case 'outside': return unit && hasChanged('google', unit.appointment, link.base) ? looking(lookFor(link)) : nothing;
    case 'unreadable': return nothing;
  }
}

/** What lies outside on both sides, now and at the last settling, is neither deleted nor updated. */
function touchesWindow(link: LinkedLink, item: AdvowareItem | undefined, unit: Unit | undefined, window: Window): boolean {
  const { time, rule } = link.base.fields;
  const isIn = (appointment: { readonly time: Unit['appointment']['time']; readonly repetition: Unit['appointment']['repetition'] } | undefined): boolean =>
    appointment !== undefined && overlaps(window, appointment.time, appointment.repetition);
  if (isIn(item?.appointment) || isIn(unit?.appointment)) return true;
  return (!item || !unit) && overlaps(window, timeOf(time.advoware), repetitionOf(rule.advoware));
}

function withAdvoware(link: LinkedLink, item: AdvowareItem, google: GoogleState, world: World): Decision {
  switch (google.kind) {
    case 'live': return decidePair(link, item, google.unit, world);
    case 'unreadable': return nothing;
    case 'missing': return looking({ side: 'google', id: ownerId(link.key) });
    case 'gone': return goneInGoogle(link, item, world);
  }
}

function withoutAdvoware(link: LinkedLink, google: GoogleState, world: World): Decision {
  switch (google.kind) {
    case 'live': return goneInAdvoware(link, google.unit, world);
    case 'unreadable': return nothing;
    case 'missing': return looking({ side: 'google', id: ownerId(link.key) });
    case 'gone': return decided({ kind: 'link', change: 'close', puts: [closed(link, 'deleted_in_google', world)], drops: [link], settles: null, why: why.close(link.frNr) });
  }
}

/** Deleted in Google: the same in Advoware, unless it was changed there; then the change wins under a new generation (I9). */
function goneInGoogle(link: LinkedLink, item: AdvowareItem, world: World): Decision {
  const { settings } = world;
  if (!overlaps(settings.window, item.appointment.time, item.appointment.repetition)) return nothing;
  if (!hasChanged('advoware', item.appointment, link.base)) {
    return decided({ kind: 'delete_advoware', frNr: link.frNr, rowId: item.rowId, link: closed(link, 'deleted_in_google', world), why: why.deleteInAdvoware(link.frNr) });
  }
  const operation = createGoogle(item, freeGeneration(link.frNr, link.generation + 1, world), settings, [link], why.againInGoogle(link.frNr));
  const told = { kind: 'edit_beats_delete', winner: 'advoware', field: null, advowareValue: JSON.stringify(contentOf(item.appointment)), googleValue: '', text: editBeatsDeleteText(link.frNr, 'advoware') } as const;
  return { ...decided(operation), conflicts: [conflictOf(settings, keyText(link.key), link.frNr, told)] };
}

/** Deleted in Advoware: the same in Google, unless it was changed there; only what is certainly the hub's own goes (I10). */
function goneInAdvoware(link: LinkedLink, unit: Unit, world: World): Decision {
  const { settings } = world;
  const name = unitName(unit);
  if (hasChanged('google', unit.appointment, link.base)) {
    const created = createAdvoware(unit, link.base, settings, [link], why.againInAdvoware(link.frNr));
    const told = { kind: 'edit_beats_delete', winner: 'google', field: null, advowareValue: JSON.stringify(pastOf(link.base, 'advoware')), googleValue: JSON.stringify(contentOf(unit.appointment)), text: editBeatsDeleteText(link.frNr, 'google') } as const;
    return { ...decided(created), conflicts: [conflictOf(settings, name, link.frNr, told)] };
  }
  if (belonging(link, unit, world) !== 'ours') return asking(askOf(settings, 'hands_off', [link.frNr], [name], handsOffText(link.frNr, name)));
  return decided({ kind: 'delete_google', frNr: link.frNr, ...targetOf(unit), link: closed(link, 'deleted_in_advoware', world, unit), why: why.deleteInGoogle(link.frNr) });
}

/** Google's `updated` is noted, so that an event brought back by a person is told from a stale reading. */
function closed(link: LinkedLink, reason: ClosedLink['reason'], world: World, unit?: Unit): ClosedLink {
  const event = unit?.event ?? world.google.events.get(ownerId(link.key));
  return { state: 'closed', frNr: link.frNr, key: link.key, generation: link.generation, base: link.base, reason, seen: seenOf(event) };
}

/** The days around which a missing appointment is looked for again. */
function lookFor(link: LinkedLink): Look {
  const time = timeOf(link.base.fields.time.advoware);
  const from = time.kind === 'timed' ? time.start.toPlainDate() : time.start;
  const to = time.kind === 'timed' ? time.end.toPlainDate() : time.end;
  return { side: 'advoware', frNr: link.frNr, from, to };
}
