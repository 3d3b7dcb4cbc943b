import type { Safeguards } from '../engine/safeguards.js';
import type { Subject } from '../engine/subject.js';
import { usual } from './found.js';
import { generate } from './generate.js';
import type { History } from './history.js';
import { mutants } from './mutants.js';
import { simulate } from './simulate.js';

export const beteiligte: Subject<History, Safeguards> = {
  name: 'beteiligte', generate, simulate, mutants,
  needs: (mutant, seed) => {
    const steps = mutants.find((each) => each === mutant)?.needs ?? [];
    return steps.length === 0 ? undefined : { seed, installation: { ...usual, haste: 0.4 }, steps };
  },
  easiest: { processes: 1, optimisticLocking: true, skipOwn: true, writeProtected: false, entryMovesRow: true, haste: 0, skew: { espocrm: 0, advoware: 0 } },
};
