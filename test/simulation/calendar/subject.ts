import type { Subject } from '../engine/subject.js';
import { generate } from './generate.js';
import type { History, Installation } from './history.js';
import { mutants } from './mutants.js';
import type { Safeguards } from './safeguards.js';
import { simulate } from './simulate.js';

const easiest: Installation = { employees: ['KL'], processes: 1, writeProtected: false, haste: 0, calendars: 'made', full: [], skew: { advoware: 0, google: 0 } };

export const calendar: Subject<History, Safeguards> = {
  name: 'calendar', generate, simulate, mutants, easiest,
  needs: (mutant, seed) => {
    const steps = mutants.find((each) => each === mutant)?.needs ?? [];
    return steps.length === 0 ? undefined : { seed, installation: { ...easiest, haste: 0.07 }, steps };
  },
};
