import { pick } from './pick.js';

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };
type Values = Readonly<Record<string, Json | undefined>>;

/** What the journal says of a write. */
export interface WrittenRow { readonly system: string; readonly operation: string; readonly outcome: string; readonly recordId: string; readonly before: Values; readonly after: Values }

/** What can be taken back, by the kind of record it stands on. */
export type UndoTarget =
  | { readonly kind: 'crm_beteiligter'; readonly entityId: string }
  | { readonly kind: 'advoware_beteiligter'; readonly betNr: number }
  | { readonly kind: 'advoware_kommunikation'; readonly betNr: number; readonly entryId: number }
  | { readonly kind: 'advoware_appointment'; readonly frNr: number };

export type Undo =
  /** `expected`: what must still stand there; `wanted`: what goes back. */
  | { readonly kind: 'possible'; readonly target: UndoTarget; readonly expected: Values; readonly wanted: Values }
  | { readonly kind: 'impossible'; readonly reason: string };

/**
 * How one write is taken back: the values before it, on the condition that those it wrote still stand (overview.md, Ledger).
 * The next run takes the result for a person's change, so that the other side follows. State that the hub keeps on a
 * record is its own and stays.
 */
export function undoOf(row: WrittenRow): Undo {
  if (row.outcome !== 'done') return impossible('Dieser Eintrag hat nichts geschrieben.');
  const target = targetOf(row);
  if (!target) return impossible('Nur Änderungen an Stammdaten, Telefonnummern, E-Mail-Adressen und Terminen in Advoware lassen sich zurücknehmen.');
  const names = Object.keys(row.after).filter((name) => !hubOwned[target.kind].has(name) && !sameValue(row.before[name], row.after[name]));
  if (names.length === 0) return impossible('Dieser Eintrag hat keine Daten geändert.');
  return { kind: 'possible', target, expected: pick(row.after, names), wanted: pick(row.before, names) };
}

/** Empty, null and absent mean the same; lists are compared as a whole. */
export const sameValue = (one: Json | undefined, other: Json | undefined): boolean => canonical(one) === canonical(other);

/** Of an entry's remark the hub writes its marker alone. With the old one the value would look as if nobody had touched it, and the run would write over it. */
const hubOwned: Readonly<Record<UndoTarget['kind'], ReadonlySet<string>>> = {
  crm_beteiligter: new Set(['betnr', 'syncStatus', 'advowareLastSync', 'advowareDeletedAt', 'syncErrorMessage', 'syncRetryCount']),
  advoware_beteiligter: new Set(),
  advoware_kommunikation: new Set(['bemerkung']),
  advoware_appointment: new Set(),
};

function targetOf({ system, operation, recordId }: WrittenRow): UndoTarget | undefined {
  if (system === 'espocrm' && operation === 'PUT CBeteiligte') return { kind: 'crm_beteiligter', entityId: recordId };
  const [number = Number.NaN, entryId = Number.NaN] = recordId.split('/').map(Number);
  if (system !== 'advoware' || !Number.isSafeInteger(number)) return undefined;
  switch (operation) {
    case 'PUT Beteiligte': return { kind: 'advoware_beteiligter', betNr: number };
    case 'PUT Kommunikation': return Number.isSafeInteger(entryId) ? { kind: 'advoware_kommunikation', betNr: number, entryId } : undefined;
    case 'PUT appointments': return { kind: 'advoware_appointment', frNr: number };
    default: return undefined;
  }
}

const impossible = (reason: string): Undo => ({ kind: 'impossible', reason });

/** As text with sorted names: data bases give an object's names in an order of their own. */
function canonical(value: Json | undefined): string {
  if (value === undefined || value === null || value === '') return 'null';
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonical).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, each]) => canonical(each) !== 'null').sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(',')}}`;
}
