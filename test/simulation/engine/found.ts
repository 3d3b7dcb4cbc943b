/** A history that once broke an invariant, cut down to what it needed. Its order is left to the seed. */
export interface FoundHistory<Step, Installation> {
  readonly name: string;
  /** The invariant that it broke, and the seed that found it. */
  readonly broke: string;
  readonly seed: number;
  readonly steps: readonly Step[];
  /** What is not as usual. */
  readonly installation?: Partial<Installation>;
}
