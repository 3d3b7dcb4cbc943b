import { appointmentOf, contentOf, fields, plainText, type Appointment, type Field, type TextField } from './appointment.js';
import type { AdvowareItem } from './advoware-picture.js';
import { settled, type BaseChange, type Pair } from './base.js';
import { belonging } from './belonging.js';
import { newerSide } from './clocks.js';
import { markGoogle, typedIn } from './creations.js';
import { asking, askOf, decided, fieldConflict, targetOf, unitName, type Decision, type World } from './decision.js';
import type { Unit } from './google-picture.js';
import { contentHash, markerOf } from './marker.js';
import { merge, type Merge } from './merge.js';
import type { LinkChange, LinkedLink, Operation, UpdateAdvoware, UpdateGoogle } from './plan-types.js';
import { handsOffText, why } from './texts.js';
import { advowareChanges } from './to-advoware.js';
import { googlePatch } from './to-google.js';

/** Both sides are there: what differs from the base goes over, what cannot both be is decided and told. */
export function decidePair(link: LinkedLink, item: AdvowareItem, unit: Unit, world: World): Decision {
  const { settings } = world;
  const whose = belonging(link, unit, world);
  const name = unitName(unit);
  if (whose === 'foreign') return asking(askOf(settings, 'hands_off', [link.frNr], [name], handsOffText(link.frNr, name)));
  const merged = merge({
    advoware: item.appointment, google: unit.appointment, base: link.base, mode: settings.mode,
    newer: newerSide(item.record.geaendertAm, (unit.event ?? unit.owner).updated), target: unit.key.kind,
    touched: markerOf(unit.owner)?.hash === contentHash(contentOf(unit.appointment), settings.digest) ? 'untouched' : 'edited',
  });
  const operations = operationsOf(merged, link, item, unit, world);
  // The marker comes first: what is not certainly the hub's own is not changed.
  const repair = whose === 'unmarked' ? [markGoogle(unit, link.frNr, link.base, link.generation, settings)] : [];
  const now = whose === 'unmarked' ? operations.filter(({ kind }) => kind !== 'update_google') : operations;
  return {
    ...decided(...repair, ...now),
    conflicts: merged.conflicts.map((lost) => fieldConflict(settings, name, link.frNr, lost)),
    continues: repair.length > 0 && now.length < operations.length,
  };
}

function operationsOf(merged: Merge, link: LinkedLink, item: AdvowareItem, unit: Unit, world: World): Operation[] {
  const operations: Operation[] = [];
  if (merged.toAdvoware.length > 0) operations.push(updateAdvoware(merged, link, item, unit));
  if (merged.toGoogle.length > 0) operations.push(updateGoogle(merged, link, item, unit, world));
  const rest = settleRest(merged, link, world);
  return rest ? [...operations, rest] : operations;
}

function updateAdvoware(merged: Merge, link: LinkedLink, item: AdvowareItem, unit: Unit): UpdateAdvoware {
  const wanted = wantedOn('advoware', merged, item.appointment, unit.appointment);
  return {
    kind: 'update_advoware', frNr: link.frNr, rowId: item.rowId, fields: merged.toAdvoware, link: null,
    changes: advowareChanges(wanted, merged.toAdvoware, item.record), settles: settling(merged, halfSettled(merged.toAdvoware, merged.toGoogle)),
    why: why.update(link.frNr, 'advoware', merged.toAdvoware),
  };
}

function updateGoogle(merged: Merge, link: LinkedLink, item: AdvowareItem, unit: Unit, { settings }: World): UpdateGoogle {
  const wanted = wantedOn('google', merged, item.appointment, unit.appointment);
  const after = settled(link.base, { fields: merged.pairs });
  // An instance has no rule of its own: what repeats in Advoware alone was told (unholdable).
  const written: Appointment = unit.key.kind === 'event' ? wanted : { ...wanted, repetition: { kind: 'single' } };
  const marks = { advowareHash: contentHash(contentOf(wanted), settings.digest), advowareTyped: typedIn(after).join(',') };
  return {
    kind: 'update_google', frNr: link.frNr, ...targetOf(unit), fields: merged.toGoogle,
    patch: { ...googlePatch(written, merged.toGoogle), ...(unit.key.kind === 'event' ? { extendedProperties: { private: marks } } : {}) },
    settles: { mode: settings.mode, ...settling(merged, merged.toGoogle) },
    why: why.update(link.frNr, 'google', merged.toGoogle),
  };
}

/** A field written to both sides is settled by the write to Google alone, which is conditional; until then it stays open. */
const halfSettled = (written: readonly Field[], alsoTo: readonly Field[]): readonly Field[] => written.filter((field) => !alsoTo.includes(field));
const settling = (merged: Merge, settledFields: readonly Field[]): BaseChange => ({ fields: Object.fromEntries(settledFields.map((field) => [field, merged.pairs[field]])) });

/** Fields that both sides hold alike by now, and a new mode that asks for no write, are settled in the ledger alone. */
function settleRest(merged: Merge, link: LinkedLink, { settings }: World): LinkChange | undefined {
  const open = fields.filter((field) => !merged.toAdvoware.includes(field) && !merged.toGoogle.includes(field) && !samePair(link.base.fields[field], merged.pairs[field]));
  const isModeSettled = merged.toGoogle.length === 0 && link.base.mode !== settings.mode;
  if (open.length === 0 && !isModeSettled) return undefined;
  const change: BaseChange = { ...settling(merged, open), ...(isModeSettled ? { mode: settings.mode } : {}) };
  return { kind: 'link', change: 'settle', puts: [], drops: [], settles: { frNr: link.frNr, change }, why: why.settle(link.frNr) };
}

const samePair = (one: Pair, other: Pair): boolean => one.advoware === other.advoware && one.google === other.google && one.from === other.from && one.conflicts === other.conflicts && one.unsettled === other.unsettled;

/** How one side is to be. A text goes over as it was typed, not in the normal form that only compares. */
function wantedOn(side: 'advoware' | 'google', merged: Merge, advoware: Appointment, google: Appointment): Appointment {
  const wanted = appointmentOf(Object.fromEntries(fields.map((field) => [field, merged.pairs[field][side]])) as Record<Field, string>);
  const raw = (field: TextField): string => {
    const typed = [google[field], advoware[field]].find((text) => plainText(text) === wanted[field]);
    return typed ?? wanted[field];
  };
  return { ...wanted, title: raw('title'), notes: raw('notes'), location: raw('location') };
}
