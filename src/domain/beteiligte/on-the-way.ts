import { pastOf, type Base, type FieldConflict, type StammdatenPlan } from './reconcile.js';
import type { Art } from './rechtsform.js';
import { fromAdvoware, fromEspo, type AdvowareStammdaten, type EspoStammdaten, type Field, type Stammdaten } from './stammdaten.js';

/**
 * What a run is about to write, by the side it goes to: what each field's base will be once it has arrived.
 * Noted before the first write. A write that was done but not recorded would else look like a change that a person made
 * over there, and could undo a person's later one (invariants.md, I3 and I7).
 */
export interface OnTheWay {
  /** As what the record was compared: a company is called by another attribute than a person. */
  readonly art: Art;
  readonly toAdvoware: Base;
  readonly toEspo: Base;
  /** The conflicts that these writes decide; they have been announced. */
  readonly conflicts: readonly Decided[];
}
type Past = NonNullable<Base[Field]>;
type Decided = Pick<FieldConflict, 'field' | 'espo' | 'advoware'>;

/** What the plan is about to write; undefined when it is nothing. */
export function onTheWayOf(plan: StammdatenPlan): OnTheWay | undefined {
  if (plan.fieldsToAdvoware.length + plan.fieldsToEspo.length === 0) return undefined;
  return {
    art: plan.art, toAdvoware: pastOf(plan.base, plan.fieldsToAdvoware), toEspo: pastOf(plan.base, plan.fieldsToEspo),
    conflicts: plan.conflicts.map(({ field, espo, advoware }) => ({ field, espo, advoware })),
  };
}

/** The plan's conflicts that nobody has heard of: planned again before its write went through, one is still the same (I4). */
export function unannounced(plan: StammdatenPlan, before: OnTheWay | null): readonly FieldConflict[] {
  const same = (one: Decided, other: Decided): boolean => one.field === other.field && one.espo === other.espo && one.advoware === other.advoware;
  return plan.conflicts.filter((conflict) => !before?.conflicts.some((decided) => same(decided, conflict)));
}

/** The base, moved on by what has arrived: that is common past now. */
export function baseWithArrived(base: Base, onTheWay: OnTheWay | null, espoRecord: EspoStammdaten, advowareRecord: AdvowareStammdaten): Base {
  if (!onTheWay) return base;
  const advoware = fromAdvoware(advowareRecord);
  const espo = fromEspo(espoRecord, onTheWay.art);
  const there = entriesOf(onTheWay.toAdvoware).filter(([field, sent]) => advoware[field] === sent.advoware);
  const here = entriesOf(onTheWay.toEspo).filter(([field, sent]) => espo[field] === sent.espo);
  return { ...base, ...Object.fromEntries([...there, ...here]) };
}

/**
 * The base to plan with. Of what has not arrived, or was changed over there since, one thing is still known: what the side
 * it came from held when it was sent; another value there is a person's later word. A conflict that was decided stays one. For the plan only, never to be kept:
 * a replica that lags behind may show an old value, which must not become the past of the new one.
 */
export function baseWithLaterWords(arrived: Base, onTheWay: OnTheWay | null, espoRecord: EspoStammdaten, advowareRecord: AdvowareStammdaten): Base {
  if (!onTheWay) return arrived;
  const advoware = fromAdvoware(advowareRecord);
  const espo = fromEspo(espoRecord, onTheWay.art);
  const later: Partial<Record<Field, Past>> = {};
  for (const decided of onTheWay.conflicts) {
    const past = arrived[decided.field];
    if (past && stillUndone(decided, espo, advoware)) later[decided.field] = pastOfDecided(decided, past, advoware);
  }
  for (const [field, sent] of entriesOf(onTheWay.toAdvoware)) {
    const past = arrived[field];
    if (past && advoware[field] !== sent.advoware && espo[field] !== sent.espo) later[field] = { ...past, espo: sent.espo };
  }
  for (const [field, sent] of entriesOf(onTheWay.toEspo)) {
    const past = arrived[field];
    if (past && espo[field] !== sent.espo && advoware[field] !== sent.advoware) later[field] = { ...past, advoware: sent.advoware };
  }
  return { ...arrived, ...later };
}

/** The winner's word stands where it was said and has not come across. */
const stillUndone = ({ field, espo }: Decided, espoSide: Stammdaten, advowareSide: Stammdaten): boolean =>
  espoSide[field] === espo && advowareSide[field] !== espo;

/** A past by which a conflict that was decided, and told, is one still: both sides had changed, whatever else was on its way before. */
const pastOfDecided = ({ field, espo, advoware }: Decided, past: Past, advowareSide: Stammdaten): Past =>
  ({ espo: advoware, advoware: advowareSide[field] === advoware ? espo : past.advoware });

const entriesOf = (base: Base): [Field, Past][] => Object.entries(base) as [Field, Past][];
