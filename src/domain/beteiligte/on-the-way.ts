import { pastOf, type Base, type StammdatenPlan } from './reconcile.js';
import { artOfEspo, fromAdvoware, fromEspo, type AdvowareStammdaten, type EspoStammdaten, type Field } from './stammdaten.js';

/**
 * What a run is about to write, by the side it goes to: what each field's base will be once it has arrived.
 * Noted before the first write. A write that was done but not recorded would else look like a change that a person made
 * over there, and could undo a person's later one (invariants.md, I3 and I7).
 */
export interface OnTheWay { readonly toAdvoware: Base; readonly toEspo: Base }

/** What the plan is about to write; undefined when it is nothing. */
export function onTheWayOf(plan: StammdatenPlan): OnTheWay | undefined {
  if (plan.fieldsToAdvoware.length + plan.fieldsToEspo.length === 0) return undefined;
  return { toAdvoware: pastOf(plan.base, plan.fieldsToAdvoware), toEspo: pastOf(plan.base, plan.fieldsToEspo) };
}

/** The base, moved on by what has arrived. */
export function baseWithArrived(base: Base, onTheWay: OnTheWay | null, espoRecord: EspoStammdaten, advowareRecord: AdvowareStammdaten): Base {
  if (!onTheWay) return base;
  const advoware = fromAdvoware(advowareRecord);
  const espo = fromEspo(espoRecord, artOfEspo(espoRecord));
  const there = Object.keys(onTheWay.toAdvoware).filter((field) => onTheWay.toAdvoware[field as Field]?.advoware === advoware[field as Field]);
  const here = Object.keys(onTheWay.toEspo).filter((field) => onTheWay.toEspo[field as Field]?.espo === espo[field as Field]);
  return { ...base, ...pastOf(onTheWay.toAdvoware, there as Field[]), ...pastOf(onTheWay.toEspo, here as Field[]) };
}
