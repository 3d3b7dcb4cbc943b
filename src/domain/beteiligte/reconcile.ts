import { artOf, type Art } from './rechtsform.js';
import {
  advowareCanHold, artOfEspo, espoCanHold, fieldsOf, fromAdvoware, fromEspo, lastNameFollowing, toAdvoware, toEspo,
  type AdvowareChanges, type AdvowareStammdaten, type EspoChanges, type EspoStammdaten, type Field, type Stammdaten,
} from './stammdaten.js';

/**
 * What each side held when the field was last settled. The two are equal unless one side cannot hold the other's value.
 * A field without an entry has no common past.
 */
export type Base = Readonly<Partial<Record<Field, { readonly espo: string; readonly advoware: string }>>>;

/** Without a common past the later change wins: which side changed since the last sync (`clocks.ts`). */
export type Newer = 'espocrm' | 'advoware' | 'undecided';

/** Both sides changed to different values. The winner's value goes to the other side, the loser's is kept in the journal. */
export interface FieldConflict { readonly field: Field; readonly winner: 'espocrm'; readonly espo: string; readonly advoware: string }

/** A change that the other side has no way to hold: it stays where it is, and a person is told. */
export interface Unholdable { readonly field: Field; readonly heldBy: 'espocrm' | 'advoware'; readonly value: string }

export interface StammdatenPlan {
  readonly art: Art;
  readonly toAdvoware: AdvowareChanges;
  readonly toEspo: EspoChanges;
  /** Goes along with the next write to EspoCRM and causes none by itself: a company's last name follows its name. */
  readonly espoFollowing: EspoChanges;
  /** The fields behind the changes, for journal and result. */
  readonly fieldsToAdvoware: readonly Field[];
  readonly fieldsToEspo: readonly Field[];
  readonly conflicts: readonly FieldConflict[];
  readonly unholdable: readonly Unholdable[];
  /** The base once every write is confirmed. */
  readonly base: Base;
}

/** A field's way: nobody writes, one side is written, or both are left as they are. */
type Move =
  | { readonly kind: 'keep' }
  | { readonly kind: 'to_advoware'; readonly value: string; readonly conflict?: FieldConflict }
  | { readonly kind: 'to_espo'; readonly value: string }
  | { readonly kind: 'stay'; readonly unholdable?: Unholdable };

/**
 * Compares field by field, three ways (beteiligte-sync.md, A run, step 4), and says what must be written where.
 * A pure function of both records and the base: the same input gives the same plan, in a dry run as in a real one (I26).
 */
export function reconcile(espoRecord: EspoStammdaten, advowareRecord: AdvowareStammdaten, base: Base, newer: Newer): StammdatenPlan {
  const advoware = fromAdvoware(advowareRecord);
  const art = mergedArt(espoRecord, advoware, base, newer);
  const espo = fromEspo(espoRecord, art);
  const moves = fieldsOf(art).map((field) => ({ field, move: moveOf(field, espo, advoware, base, newer) }));
  const towards = (kind: Move['kind']): readonly Field[] => moves.filter(({ move }) => move.kind === kind).map(({ field }) => field);
  return {
    art,
    toAdvoware: merged<AdvowareChanges>(moves.map(({ field, move }) => (move.kind === 'to_advoware' ? toAdvoware(field, move.value) : {}))),
    toEspo: merged<EspoChanges>(moves.map(({ field, move }) => (move.kind === 'to_espo' ? toEspo(field, move.value, art, espoRecord) : {}))),
    espoFollowing: art === 'firma' ? lastNameFollowing(espoRecord) : {},
    fieldsToAdvoware: towards('to_advoware'),
    fieldsToEspo: towards('to_espo'),
    conflicts: moves.flatMap(({ move }) => (move.kind === 'to_advoware' && move.conflict ? [move.conflict] : [])),
    unholdable: moves.flatMap(({ move }) => (move.kind === 'stay' && move.unholdable ? [move.unholdable] : [])),
    base: { ...base, ...Object.fromEntries(moves.map(({ field, move }) => [field, settled(field, move, espo, advoware)])) },
  };
}

/** The plan of a run that leaves the master data alone. */
export function leaveAlone(espoRecord: EspoStammdaten, base: Base): StammdatenPlan {
  return {
    art: artOfEspo(espoRecord), toAdvoware: {}, toEspo: {}, espoFollowing: {}, fieldsToAdvoware: [], fieldsToEspo: [],
    conflicts: [], unholdable: [], base,
  };
}

/** The part of a base that is about these fields. */
export const pastOf = (base: Base, wanted: readonly Field[]): Base =>
  Object.fromEntries(Object.entries(base).filter(([field]) => wanted.includes(field as Field)));

/** The base when the writes to Advoware were kept back (write protection): their fields keep their old past. */
export function baseWithoutAdvoware(plan: StammdatenPlan, before: Base): Base {
  const kept = new Set<Field>(plan.fieldsToAdvoware);
  const entries = Object.entries(plan.base).filter(([field]) => !kept.has(field as Field));
  const old = Object.entries(before).filter(([field]) => kept.has(field as Field));
  return Object.fromEntries([...entries, ...old]);
}

const merged = <Changes extends object>(parts: readonly Partial<Changes>[]): Changes => Object.assign({}, ...parts) as Changes;

/** True when Advoware's record still is what both sides settled on; a base that knows nothing proves nothing. */
export function advowareIsAsInBase(record: AdvowareStammdaten, base: Base): boolean {
  const current = fromAdvoware(record);
  const known = Object.entries(base) as [Field, { readonly advoware: string }][];
  return known.length > 0 && known.every(([field, past]) => current[field] === past.advoware);
}

/** The kind after the Rechtsform itself is reconciled, since the kind decides which fields are compared. */
function mergedArt(espoRecord: EspoStammdaten, advoware: Stammdaten, base: Base, newer: Newer): Art {
  const firmenname = (espoRecord.firmenname ?? '').trim();
  const espo = fromEspo(espoRecord, 'person');
  const move = moveOf('rechtsform', espo, advoware, base, newer);
  switch (move.kind) {
    case 'to_espo': case 'to_advoware': return artOf(move.value, firmenname);
    // Where EspoCRM cannot hold Advoware's Rechtsform the CRM's own view decides, as its users see it.
    case 'keep': case 'stay': return artOf(espo.rechtsform, firmenname);
  }
}

function moveOf(field: Field, espoSide: Stammdaten, advowareSide: Stammdaten, base: Base, newer: Newer): Move {
  const espo = espoSide[field];
  const advoware = advowareSide[field];
  if (espo === advoware) return { kind: 'keep' };
  const past = base[field];
  if (!past) return firstContact(field, espo, advoware, newer);
  const espoChanged = espo !== past.espo;
  const advowareChanged = advoware !== past.advoware;
  if (espoChanged && advowareChanged) return conflict(field, espo, advoware);
  if (espoChanged) return sendToAdvoware(field, espo);
  if (advowareChanged) return sendToEspo(field, advoware);
  return { kind: 'stay' };
}

/** Without a base: empty is filled from the other side; where both hold something, the newer wins, else it is a conflict. */
function firstContact(field: Field, espo: string, advoware: string, newer: Newer): Move {
  if (espo === '') return espoCanHold(field, advoware) ? { kind: 'to_espo', value: advoware } : { kind: 'stay' };
  if (advoware === '') return advowareCanHold(field, espo) ? { kind: 'to_advoware', value: espo } : { kind: 'stay' };
  if (!espoCanHold(field, advoware) || !advowareCanHold(field, espo)) return { kind: 'stay' };
  switch (newer) {
    case 'espocrm': return { kind: 'to_advoware', value: espo };
    case 'advoware': return { kind: 'to_espo', value: advoware };
    case 'undecided': return conflict(field, espo, advoware);
  }
}

/** EspoCRM wins, unless Advoware cannot hold its value. */
function conflict(field: Field, espo: string, advoware: string): Move {
  if (!advowareCanHold(field, espo)) return { kind: 'stay', unholdable: { field, heldBy: 'espocrm', value: espo } };
  return { kind: 'to_advoware', value: espo, conflict: { field, winner: 'espocrm', espo, advoware } };
}

function sendToAdvoware(field: Field, value: string): Move {
  return advowareCanHold(field, value) ? { kind: 'to_advoware', value } : { kind: 'stay', unholdable: { field, heldBy: 'espocrm', value } };
}

function sendToEspo(field: Field, value: string): Move {
  return espoCanHold(field, value) ? { kind: 'to_espo', value } : { kind: 'stay', unholdable: { field, heldBy: 'advoware', value } };
}

function settled(field: Field, move: Move, espo: Stammdaten, advoware: Stammdaten): { espo: string; advoware: string } {
  switch (move.kind) {
    case 'to_advoware': return { espo: espo[field], advoware: move.value };
    case 'to_espo': return { espo: move.value, advoware: advoware[field] };
    case 'keep': case 'stay': return { espo: espo[field], advoware: advoware[field] };
  }
}
