/** Where somebody may be known already. */
export const knownIn = ['Lead', 'Contact', 'CBeteiligte'] as const;
export type KnownIn = (typeof knownIn)[number];

/** A record of the CRM that has the e-mail or the phone of a lead. */
export interface Known { readonly entity: KnownIn; readonly id: string; readonly isConverted: boolean }

export type Match =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly record: Known }
  /** Which one is meant is for a person to say (invariants.md, I20). */
  | { readonly kind: 'several'; readonly records: readonly Known[] };

/** Whose lead it is. A lead that has become a contact or a Beteiligter is only its past. */
export function matchOf(found: readonly Known[]): Match {
  const lasting = found.filter(({ entity }) => entity !== 'Lead');
  const records = lasting.length > 0 ? found.filter(({ isConverted }) => !isConverted) : found;
  const [record, ...others] = records;
  if (record === undefined) return { kind: 'none' };
  return others.length === 0 ? { kind: 'one', record } : { kind: 'several', records };
}
