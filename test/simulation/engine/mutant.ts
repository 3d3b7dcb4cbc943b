import type { Mutant } from './subject.js';

/** Mutants of a subject: what is intact, but for one safeguard. */
export const mutantsOf = <Safeguards extends object>(intact: Safeguards) =>
  (name: string, fails: readonly string[], change: Partial<Safeguards>): Mutant<Safeguards> => ({ name, fails, safeguards: { ...intact, ...change } });
