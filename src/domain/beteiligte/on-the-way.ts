import { pastOf, type Base, type FieldConflict, type StammdatenPlan } from './reconcile.js';
import { artOfEspo, fromAdvoware, fromEspo, type AdvowareStammdaten, type EspoStammdaten, type Field } from './stammdaten.js';

/**
 * What a run is about to write, by the side it goes to: what each field's base will be once it has arrived.
 * Noted before the first write. A write that was done but not recorded would else look like a change that a person made
 * over there, and could undo a person's later one (invariants.md, I3 and I7).
 */
export interface OnTheWay {
  readonly toAdvoware: Base;
  readonly toEspo: Base;
  /** The conflicts that these writes decide; they have been announced. */
  readonly conflicts: readonly Decided[];
}
type Decided = Pick<FieldConflict, 'field' | 'espo' | 'advoware'>;

/** What the plan is about to write; undefined when it is nothing. */
export function onTheWayOf(plan: StammdatenPlan): OnTheWay | undefined {
  if (plan.fieldsToAdvoware.length + plan.fieldsToEspo.length === 0) return undefined;
  return {
    toAdvoware: pastOf(plan.base, plan.fieldsToAdvoware), toEspo: pastOf(plan.base, plan.fieldsToEspo),
    conflicts: plan.conflicts.map(({ field, espo, advoware }) => ({ field, espo, advoware })),
  };
}

/** The plan's conflicts that nobody has heard of: planned again before its write went through, one is still the same (I4). */
export function unannounced(plan: StammdatenPlan, before: OnTheWay | null): readonly FieldConflict[] {
  const same = (one: Decided, other: Decided): boolean => one.field === other.field && one.espo === other.espo && one.advoware === other.advoware;
  return plan.conflicts.filter((conflict) => !before?.conflicts.some((decided) => same(decided, conflict)));
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
