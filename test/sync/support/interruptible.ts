import type { Effect, Effects } from '../../../src/hub/effects/effects.js';

/** Effects at which a process can die, and between which a person can act. */
export class Interruptible {
  readonly #effects: Effects;
  #death: { readonly at: (effect: Effect) => boolean; readonly when: 'before' | 'after'; readonly died: () => void } | undefined;
  #interrupt: { readonly at: (effect: Effect) => boolean; readonly act: () => unknown } | undefined;
  /** Every effect that began, in order. */
  readonly seen: Effect[] = [];

  constructor(effects: Effects) {
    this.#effects = effects;
  }

  /** A person acts once, just before the first such effect, which waits until that is done. */
  before(at: (effect: Effect) => boolean, act: () => unknown): void {
    this.#interrupt = { at, act };
  }

  /** From the next such effect on the process is dead: nothing after it happens, and nobody is told. False when the work ended first. */
  async dieAt(at: (effect: Effect) => boolean, when: 'before' | 'after', work: () => Promise<unknown>): Promise<boolean> {
    const died = await new Promise<boolean>((resolve, reject) => {
      this.#death = { at, when, died: () => { resolve(true); } };
      work().then(() => { resolve(false); }, reject);
    });
    this.#death = undefined;
    return died;
  }

  /** The work hangs at the effect where the process died, for ever. */
  seam(): Effects {
    const effects = this.#effects;
    const hangIfDead = async (effect: Effect, when: 'before' | 'after'): Promise<void> => {
      if (this.#death?.when !== when || !this.#death.at(effect)) return;
      this.#death.died();
      await new Promise<never>(() => undefined);
    };
    return {
      ...effects,
      run: async (effect, action) => {
        await hangIfDead(effect, 'before');
        this.seen.push(effect);
        if (this.#interrupt?.at(effect)) {
          const { act } = this.#interrupt;
          this.#interrupt = undefined;
          await act();
        }
        const result = await effects.run(effect, action);
        await hangIfDead(effect, 'after');
        return result;
      },
    };
  }
}
