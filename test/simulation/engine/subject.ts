import type { Violation } from './violation.js';

/** A history is data only, so that it can be cut down, printed and kept. The seed decides what the steps leave open. */
export interface AnyHistory { readonly seed: number; readonly installation: object; readonly steps: readonly { readonly do: string }[] }

export interface SimulateOptions<Safeguards> { readonly safeguards?: Safeguards; readonly trace?: 'all' | 'nothing' }

export interface Outcome<History> {
  readonly history: History;
  /** The first invariant that did not hold. */
  readonly violation: Violation | undefined;
  readonly trace: string;
}

/** One safeguard taken out, and the invariants of which at least one must fail without it. */
export interface Mutant<Safeguards> { readonly name: string; readonly fails: readonly string[]; readonly safeguards: Safeguards }

/** One sync of the hub's, as it is simulated. */
export interface Subject<History extends AnyHistory, Safeguards> {
  readonly name: string;
  /** A history out of one number. */
  generate(seed: number): History;
  simulate(history: History, options?: SimulateOptions<Safeguards>): Promise<Outcome<History>>;
  readonly mutants: readonly Mutant<Safeguards>[];
  /** For a mutant that chance seldom comes across: a history that needs its safeguard, in one of several orders. */
  needs?(mutant: Mutant<Safeguards>, order: number): History | undefined;
  /** The installation in which least can happen. */
  readonly easiest: History['installation'];
}
