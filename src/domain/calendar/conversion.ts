import type { Temporal } from 'temporal-polyfill';
import { contentOf, fields, startDate } from './appointment.js';
import { advowareState, type AdvowareItem } from './advoware-picture.js';
import { hasChanged, pastOf, settled } from './base.js';
import { repeats } from './equality.js';
import { asking, askOf, conflictOf, decided, looking, nothing, seenOf, unitName, type Decision, type World } from './decision.js';
import type { SeriesView, Unit } from './google-picture.js';
import { isMarkedByInstance, markerOf } from './marker.js';
import type { GoogleEvent } from './google-event.js';
import { keyText, type ClosedLink, type Conflict, type InstanceKey, type Link, type LinkChange, type LinkedLink } from './plan-types.js';
import { earlier, lastOccurrence, type SeriesRule } from './recurrence.js';
import { editBeatsDeleteText, noInstanceText, splitText, why } from './texts.js';
import { advowareChanges } from './to-advoware.js';
import { overlaps } from './window.js';

/**
 * A linked series that Google no longer repeats as one rule (an instance moved or cancelled, weekdays chosen) goes on
 * instance by instance (calendar-sync.md, Common form). Nothing is lost in Advoware: a series that began before the
 * window ends there and keeps its past; else its record becomes the first instance, with all that the hub does not map.
 * The instances follow in the next plan, when the series no longer stands for them.
 */
export function convert(link: LinkedLink, view: SeriesView, units: readonly Unit[], world: World): Decision {
  const state = advowareState(world.advoware, link.frNr, link.base);
  switch (state.kind) {
    case 'live': return takeApart(link, state.item, view, units, world);
    // Gone there while changed here: the instances are what the person wants, and they are made anew.
    case 'gone': return { ...decided(released(link, view)), conflicts: [againConflict(link, view, world)], continues: true };
    case 'missing': return looking({ side: 'advoware', frNr: link.frNr, from: world.settings.window.from, to: world.settings.window.to });
    case 'unreadable': case 'outside': return nothing;
  }
}

/**
 * Instances whose series moved to another time of day keep their appointments: what is left over on both sides is
 * joined by its day. So does what remains when a series becomes a single event.
 */
export function rekeyMoved(links: readonly LinkedLink[], world: World): readonly LinkChange[] {
  const taken = new Set(links.map(({ key }) => keyText(key)));
  return links.flatMap((link) => {
    const { key, frNr } = link;
    if (key.kind === 'event' || world.google.units.has(keyText(key)) || !isMoved(key, world)) return [];
    const [unit, ...more] = freeUnits(key.seriesId, world, taken).filter((each) => isHeir(each, key, frNr));
    if (!unit || more.length > 0) return [];
    taken.add(keyText(unit.key));
    return [rekeyed(link, unit, [])];
  });
}

/** Series that were taken apart stay so: the ledger knows them by their instances, the calendar by their marker. */
export function takenApart(links: readonly Link[], events: readonly GoogleEvent[], link: string): ReadonlySet<string> {
  const known = links.flatMap(({ key, ...rest }) => {
    if (key.kind === 'instance') return rest.state === 'closed' ? [] : [key.seriesId];
    return rest.state === 'closed' && rest.reason === 'split' ? [key.id] : [];
  });
  return new Set([...known, ...events.filter((event) => isMarkedByInstance(event, link)).map(({ id }) => id)]);
}

/** A series that is taken apart must leave its instances alone until its own record has stepped aside. */
export const isSteppingAside = (link: LinkedLink): boolean =>
  link.key.kind === 'instance' && repeats(link.base.fields.rule.google, link.base.fields.time.google);

export const unitsOfSeries = (seriesId: string, world: World): Unit[] =>
  [...world.google.units.values()].filter(({ key }) => key.kind === 'instance' && key.seriesId === seriesId);

function takeApart(link: LinkedLink, item: AdvowareItem, view: SeriesView, units: readonly Unit[], world: World): Decision {
  const { window } = world.settings;
  const { time, repetition } = item.appointment;
  const past = repetition.kind === 'series' ? before(window.from, startDate(time), repetition) : undefined;
  if (past) return shorten(link, item, past, view, world);
  const free = units.filter((unit) => overlaps(window, unit.appointment.time, unit.appointment.repetition));
  const heir = free.find((unit) => dayOf(unit) === startDate(time).toString()) ?? free[0];
  if (!heir) return asking(askOf(world.settings, 'no_instance_left', [link.frNr], [view.master.id], noInstanceText(link.frNr)));
  return { ...decided(rekeyed(link, heir, [splitLink(link, view)])), continues: true };
}

/** What of a series happens before a day; undefined when nothing does. */
function before(day: Temporal.PlainDate, start: Temporal.PlainDate, rule: SeriesRule): SeriesRule | undefined {
  const until = lastOccurrence(start, { ...rule, until: earlier(rule.until, day.subtract({ days: 1 })) });
  return until && { ...rule, until };
}

function shorten(link: LinkedLink, item: AdvowareItem, past: SeriesRule, view: SeriesView, { settings }: World): Decision {
  const wanted = { ...item.appointment, repetition: past };
  const lost = fields.filter((field) => contentOf(item.appointment)[field] !== pastOf(link.base, 'advoware')[field]);
  const told = { kind: 'split', winner: 'google', field: null, advowareValue: lost.join(','), googleValue: '', text: splitText(link.frNr) } as const;
  const pair = { advoware: contentOf(wanted).rule, google: link.base.fields.rule.google, from: 'google' } as const;
  const change = { fields: { rule: pair } };
  return {
    ...decided({
      kind: 'update_advoware', frNr: link.frNr, rowId: item.rowId, fields: ['rule'], changes: advowareChanges(wanted, ['rule'], item.record),
      settles: change, link: { ...splitLink(link, view), base: settled(link.base, change) }, why: why.shorten(link.frNr),
    }),
    conflicts: hasChanged('advoware', item.appointment, link.base) ? [conflictOf(settings, view.master.id, link.frNr, told)] : [],
    continues: true,
  };
}

/** Remembers what the instances come from: their hidden texts, and that the series stays taken apart. */
const splitLink = (link: LinkedLink, { master }: SeriesView): ClosedLink =>
  ({ state: 'closed', frNr: link.frNr, key: link.key, generation: link.generation, base: link.base, reason: 'split', seen: seenOf(master) });

const released = (link: LinkedLink, view: SeriesView): LinkChange =>
  ({ kind: 'link', change: 'forget', puts: [splitLink(link, view)], drops: [link], settles: null, why: why.close(link.frNr) });

const againConflict = (link: LinkedLink, view: SeriesView, { settings }: World): Conflict => conflictOf(settings, view.master.id, link.frNr, {
  kind: 'edit_beats_delete', winner: 'google', field: null, advowareValue: JSON.stringify(pastOf(link.base, 'advoware')), googleValue: '', text: editBeatsDeleteText(link.frNr, 'google'),
});

const rekeyed = (link: LinkedLink, unit: Unit, origins: readonly ClosedLink[]): LinkChange =>
  ({ kind: 'link', change: 'rekey', puts: [{ ...link, key: unit.key }, ...origins], drops: [link], settles: null, why: why.rekey(link.frNr) });

/** The series is there and the instance was not cancelled, which would be a deletion. */
const isMoved = ({ seriesId, originalStart }: InstanceKey, { google }: World): boolean =>
  google.units.has(seriesId) || google.series.get(seriesId)?.cancelled.has(originalStart) === false;

function freeUnits(seriesId: string, world: World, taken: ReadonlySet<string>): Unit[] {
  const single = world.google.units.get(seriesId);
  return [...(single ? [single] : []), ...unitsOfSeries(seriesId, world)].filter((unit) => !taken.has(unitName(unit)));
}

/** The same day, or for a single event the number that is marked on it. */
const isHeir = (unit: Unit, key: InstanceKey, frNr: number): boolean => dayOf(unit) === dayText(key) || (unit.key.kind === 'event' && markerOf(unit.owner)?.frNr === frNr);

const dateLength = 'YYYY-MM-DD'.length;
const dayText = ({ originalStart }: InstanceKey): string => originalStart.slice(0, dateLength);
const dayOf = ({ key, appointment }: Unit): string => (key.kind === 'instance' ? dayText(key) : startDate(appointment.time).toString());
