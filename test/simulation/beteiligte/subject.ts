import type { Safeguards } from '../engine/safeguards.js';
import type { Subject } from '../engine/subject.js';
import { generate } from './generate.js';
import type { History } from './history.js';
import { mutants } from './mutants.js';
import { simulate } from './simulate.js';

export const beteiligte: Subject<History, Safeguards> = {
  name: 'beteiligte', generate, simulate, mutants,
  easiest: { processes: 1, optimisticLocking: true, skipOwn: true, writeProtected: false, entryMovesRow: true, haste: 0, skew: { espocrm: 0, advoware: 0 } },
};
