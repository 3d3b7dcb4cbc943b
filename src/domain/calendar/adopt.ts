import { contentOf } from './appointment.js';
import type { AdvowareItem } from './advoware-picture.js';
import { baseFromAdvoware, baseOfEquals } from './base.js';
import { markGoogle } from './creations.js';
import { decided, joined, nothing, unitName, type Decision } from './decision.js';
import { canonicalJson } from './equality.js';
import type { Unit } from './google-picture.js';
import { closedOf, closedOfUnit, isSplit, several, type Loose } from './loose.js';
import { isMarkedByInstance, ownership } from './marker.js';
import { shownContent } from './masking.js';
import { keyText, type LinkedLink } from './plan-types.js';
import { why } from './texts.js';

/** Equal on both sides and unlinked: linked, when there is exactly one on each; else a person is asked (I20). */
export function adopt(loose: Loose): Decision {
  const { mode, link } = loose.world.settings;
  const items = [...loose.items.values()].filter(({ frNr }) => !isSplit(frNr, loose) && !closedOf(frNr, loose));
  const units = [...loose.units.values()].filter((unit) => !closedOfUnit(unit, loose));
  const equal = joinedPairs(groups(items, ({ appointment }) => canonicalJson(contentOf(appointment))), groups(units, shownJson), loose);
  if (mode === 'full') return equal;
  // An event that looks masked and bears no marker may be the hub's own that lost it.
  const restItems = items.filter(({ frNr }) => loose.items.has(frNr));
  const restUnits = units.filter((unit) => loose.units.has(keyText(unit.key)) && ownership(unit.owner, link) === 'unmarked');
  return joined([equal, joinedPairs(groups(restItems, ({ appointment }) => canonicalJson(shownContent(contentOf(appointment), mode))), groups(restUnits, shownJson), loose)]);
}

const shownJson = ({ appointment }: Unit): string => canonicalJson(contentOf(appointment));
const groups = <Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> => Map.groupBy(values, keyOf);

function joinedPairs(items: ReadonlyMap<string, AdvowareItem[]>, units: ReadonlyMap<string, Unit[]>, loose: Loose): Decision {
  return joined([...items].map(([key, group]) => adoptGroup(group, units.get(key) ?? [], loose)));
}

function adoptGroup(items: readonly AdvowareItem[], units: readonly Unit[], loose: Loose): Decision {
  const [item, ...moreItems] = items;
  const [unit, ...moreUnits] = units;
  if (!item || !unit) return nothing;
  for (const { frNr } of items) loose.items.delete(frNr);
  for (const each of units) loose.units.delete(keyText(each.key));
  if (moreItems.length + moreUnits.length > 0) return several(items, units.map(unitName), loose);
  return adopted(item, unit, loose);
}

function adopted(item: AdvowareItem, unit: Unit, { world }: Loose): Decision {
  const { mode, link } = world.settings;
  const advoware = contentOf(item.appointment);
  const google = contentOf(unit.appointment);
  const base = canonicalJson(advoware) === canonicalJson(google) ? baseOfEquals(advoware, google, mode) : baseFromAdvoware(advoware, mode);
  const linked: LinkedLink = { state: 'linked', frNr: item.frNr, key: unit.key, generation: 0, base };
  const change = { kind: 'link', change: 'adopt', puts: [linked], drops: [], settles: null, why: why.adopt(item.frNr) } as const;
  const isMarked = unit.key.kind === 'instance' && isMarkedByInstance(unit.owner, link);
  return isMarked ? decided(change) : decided(change, markGoogle(unit, item.frNr, base, 0, world.settings));
}
