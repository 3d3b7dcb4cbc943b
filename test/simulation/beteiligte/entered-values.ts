import { artOfEspo, fromAdvoware, fromEspo, fields, type Field, type Stammdaten } from '../../../src/domain/beteiligte/stammdaten.js';
import type { JsonObject } from '../../../src/hub/json.js';

export type Side = 'espocrm' | 'advoware';
type Values = Readonly<Record<Field, string>>;

/** A record in common form, from either side. */
export function valuesOf(side: Side, record: JsonObject): Stammdaten {
  return side === 'espocrm' ? fromEspo(record, artOfEspo(record)) : fromAdvoware(record);
}

/** A value that a person entered and that still stands where it was entered. */
export interface Entered { readonly value: string; readonly at: number; /** Reached the other side, or was found there. */ carried: 'no' | 'by hub' | 'by chance' }

/** A value that the hub replaced. */
export interface Replaced { readonly field: Field; readonly entered: Entered; readonly by: string }

/**
 * Every value a person entered, where it stands and whether the other side has had it: what I3 is judged by.
 * Once carried, a value may be replaced by a later edit of a person over there; before, only by an announced conflict.
 */
export class EnteredValues {
  readonly #standing = new Map<string, Entered>();
  /** All that was ever entered about a pair, by CRM id or, before there is one, by Advoware's number. */
  readonly #ever = new Set<string>();
  /** When which value was last entered where. */
  readonly #times = new Map<string, number>();
  /** What both sides last held alike. */
  readonly #common = new Map<string, string>();

  byPerson(side: Side, id: string, before: JsonObject | undefined, after: JsonObject, at: number): void {
    const was: Values | undefined = before && valuesOf(side, before);
    const is: Values = valuesOf(side, after);
    for (const field of fields) {
      if (was?.[field] === is[field]) continue;
      const key = keyOf(side, id, field);
      // Back to what both had is no news: nobody can tell it from no edit at all.
      const known = is[field] === (this.#common.get(key) ?? (was === undefined ? '' : undefined));
      this.#standing.set(key, { value: is[field], at, carried: known ? 'by chance' : 'no' });
      this.#ever.add(`${field} ${is[field]}`);
      this.#times.set(`${key} ${is[field]}`, at);
    }
    for (const attribute of ['firmenname', 'lastName']) this.#ever.add(`name ${String(after[attribute] ?? '')}`);
  }

  /** The values that a write of the hub took away before the other side had them. */
  byHub(side: Side, id: string, before: JsonObject | undefined, after: JsonObject): readonly Replaced[] {
    const was: Values | undefined = before && valuesOf(side, before);
    const is: Values = valuesOf(side, after);
    return fields.flatMap((field) => {
      if (before === undefined || was === undefined || was[field] === is[field] || standsElsewhere(side, field, before, after)) return [];
      const key = keyOf(side, id, field);
      const entered = this.#standing.get(key);
      this.#standing.delete(key);
      return entered?.carried === 'no' && entered.value === was[field] ? [{ field, entered, by: is[field] }] : [];
    });
  }

  wasEntered(id: string, side: Side, field: Field, value: string, since: number): boolean {
    return (this.#times.get(`${keyOf(side, id, field)} ${value}`) ?? -Infinity) >= since;
  }

  standing(side: Side, id: string, field: Field): Entered | undefined {
    return this.#standing.get(keyOf(side, id, field));
  }

  /** What both sides hold alike counts as carried; `settled` tells what the hub has to do with it. */
  compare(crmId: string, crm: JsonObject, betNr: string, advoware: JsonObject, settled: (field: Field, value: string) => boolean): void {
    const [left, right] = [valuesOf('espocrm', crm), valuesOf('advoware', advoware)];
    for (const field of fields) {
      if (left[field] !== right[field]) continue;
      const how = settled(field, left[field]) ? 'by hub' : 'by chance';
      for (const key of [keyOf('espocrm', crmId, field), keyOf('advoware', betNr, field)]) {
        if (how === 'by hub') this.#common.set(key, left[field]);
        const entered = this.#standing.get(key);
        if (entered && entered.carried !== 'by hub') entered.carried = how;
      }
    }
  }

  /** Nothing is invented: every value was entered by somebody. */
  knows(field: Field, value: string): boolean {
    return value === '' || this.#ever.has(`${field} ${value}`);
  }
}

/** A record that becomes a person or a company is called by another attribute; the old one keeps its value. */
function standsElsewhere(side: Side, field: Field, before: JsonObject, after: JsonObject): boolean {
  if (side === 'advoware' || field !== 'name') return false;
  // A company's last name follows its name, by rule.
  if (artOfEspo(after) === 'firma' && after['firmenname'] !== null && before['firmenname'] === after['firmenname']) return true;
  const attribute = artOfEspo(before) === 'firma' && before['firmenname'] !== null ? 'firmenname' : 'lastName';
  return before[attribute] === after[attribute];
}

const keyOf = (side: Side, id: string, field: Field): string => `${side} ${id} ${field}`;
