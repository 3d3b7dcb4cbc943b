import { hunt, huntMutant, type Caught } from './hunt.js';
import { shrink } from './shrink.js';
import type { AnyHistory, Mutant, Outcome, Subject } from './subject.js';
import type { Violation } from './violation.js';

/** A subject as those see it whom its kind of history does not concern: the test run and the command. */
export interface Simulated {
  readonly name: string;
  /** Plays the histories of these seeds until one fails. */
  hunt(firstSeed: number, histories: number): Promise<Hunted>;
  /** One history with all its effects. */
  trace(seed: number): Promise<Pick<Outcome<AnyHistory>, 'trace' | 'violation'>>;
  readonly mutants: readonly SimulatedMutant[];
}

export interface Hunted {
  readonly histories: number;
  readonly violation: Violation | undefined;
  /** The failed history, cut down. */
  smallest(): Promise<Pick<Outcome<AnyHistory>, 'history' | 'violation'> | undefined>;
}

export interface SimulatedMutant {
  readonly name: string;
  hunt(firstSeed: number, histories: number): Promise<Pick<Hunted, 'histories' | 'violation'> & Pick<Caught<AnyHistory>, 'verdict'>>;
  /** What fails in the history that needs the safeguard when all of them are there: nothing. */
  intact(order: number): Promise<Violation | undefined>;
}

export function simulated<History extends AnyHistory, Safeguards>(subject: Subject<History, Safeguards>): Simulated {
  return {
    name: subject.name,
    async hunt(firstSeed, histories) {
      const { failed, ...found } = await hunt(subject, firstSeed, histories);
      return { ...found, violation: failed?.violation, smallest: async () => (failed ? await shrink(subject, failed) : undefined) };
    },
    trace: (seed) => subject.simulate(subject.generate(seed), { trace: 'all' }),
    mutants: subject.mutants.map((mutant) => simulatedMutant(subject, mutant)),
  };
}

function simulatedMutant<History extends AnyHistory, Safeguards>(subject: Subject<History, Safeguards>, mutant: Mutant<Safeguards>): SimulatedMutant {
  return {
    name: mutant.name,
    async hunt(firstSeed, histories) {
      const { failed, ...found } = await huntMutant(subject, mutant, firstSeed, histories);
      return { ...found, violation: failed?.violation };
    },
    async intact(order) {
      const history = subject.needs?.(mutant, order);
      return history && (await subject.simulate(history)).violation;
    },
  };
}
