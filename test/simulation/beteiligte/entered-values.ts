import { artOfEspo, fromAdvoware, fromEspo, fields, type Field, type Stammdaten } from '../../../src/domain/beteiligte/stammdaten.js';
import type { JsonObject } from '../../../src/hub/json.js';

export type Side = 'espocrm' | 'advoware';
type Values = Readonly<Record<Field, string>>;

/** A record in common form, from either side. */
export function valuesOf(side: Side, record: JsonObject): Stammdaten {
  return side === 'espocrm' ? fromEspo(record, artOfEspo(record)) : fromAdvoware(record);
}

/** A value that a person entered and that still stands where it was entered. */
export interface Entered { readonly value: string; readonly at: number; /** Reached the other side, or was found there. */ carried: boolean }

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

  byPerson(side: Side, id: string, before: JsonObject | undefined, after: JsonObject, at: number): void {
    const was: Values | undefined = before && valuesOf(side, before);
    const is: Values = valuesOf(side, after);
    for (const field of fields) {
      if (was?.[field] === is[field]) continue;
      this.#standing.set(keyOf(side, id, field), { value: is[field], at, carried: was === undefined && is[field] === '' });
      this.#ever.add(`${field} ${is[field]}`);
    }
  }

  /** The values that a write of the hub took away before the other side had them. */
  byHub(side: Side, id: string, before: JsonObject | undefined, after: JsonObject): readonly Replaced[] {
    const was: Values | undefined = before && valuesOf(side, before);
    const is: Values = valuesOf(side, after);
    return fields.flatMap((field) => {
      if (was === undefined || was[field] === is[field]) return [];
      const key = keyOf(side, id, field);
      const entered = this.#standing.get(key);
      this.#standing.delete(key);
      return entered && !entered.carried && entered.value === was[field] ? [{ field, entered, by: is[field] }] : [];
    });
  }

  standing(side: Side, id: string, field: Field): Entered | undefined {
    return this.#standing.get(keyOf(side, id, field));
  }

  /** What both sides hold alike counts as carried. */
  compare(crmId: string, crm: JsonObject, betNr: string, advoware: JsonObject): void {
    const [left, right] = [valuesOf('espocrm', crm), valuesOf('advoware', advoware)];
    for (const field of fields) {
      if (left[field] !== right[field]) continue;
      for (const entered of [this.standing('espocrm', crmId, field), this.standing('advoware', betNr, field)]) {
        if (entered) entered.carried = true;
      }
    }
  }

  /** Nothing is invented: every value was entered by somebody. */
  knows(field: Field, value: string): boolean {
    return value === '' || this.#ever.has(`${field} ${value}`);
  }
}

const keyOf = (side: Side, id: string, field: Field): string => `${side} ${id} ${field}`;
