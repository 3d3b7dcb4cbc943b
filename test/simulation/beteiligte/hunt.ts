import { generate } from './generate.js';
import type { Mutant } from './mutants.js';
import { simulate, type Outcome, type SimulateOptions } from './simulate.js';

export interface Hunt { readonly histories: number; readonly failed: Outcome | undefined }

/** Plays the histories of these seeds until one fails. */
export async function hunt(firstSeed: number, histories: number, options: SimulateOptions = {}): Promise<Hunt> {
  for (let count = 1; count <= histories; count += 1) {
    const outcome = await simulate(generate(firstSeed + count - 1), options);
    if (outcome.violation) return { histories: count, failed: outcome };
  }
  return { histories, failed: undefined };
}

export interface Caught extends Hunt { readonly mutant: Mutant; readonly verdict: 'caught' | 'by another invariant' | 'survived' }

/** Whether a mutant is found out, by one of the invariants that it breaks. */
export async function huntMutant(mutant: Mutant, firstSeed: number, histories: number): Promise<Caught> {
  const found = await hunt(firstSeed, histories, { safeguards: mutant.safeguards });
  const invariant = found.failed?.violation?.invariant;
  const verdict = invariant === undefined ? 'survived' : mutant.fails.includes(invariant) ? 'caught' : 'by another invariant';
  return { ...found, mutant, verdict };
}
