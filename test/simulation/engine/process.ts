import { AsyncLocalStorage } from 'node:async_hooks';
import { Temporal } from 'temporal-polyfill';
import type { Effects } from '../../../src/hub/effects/effects.js';
import type { World } from './world.js';

/** One delivery of an event being worked on. */
export interface Work {
  readonly name: string;
  /** The record it is about, when it is about one. */
  readonly entity: string | undefined;
}

/** Which work an effect belongs to, through every await of the code that does it. */
export const workInHand = new AsyncLocalStorage<Work>();

/** One life of a hub process. Dead it does nothing more: what it awaits is never answered. */
export class HubProcess {
  readonly name: string;
  readonly effects: Effects;
  readonly #world: World;
  #alive = true;
  /** Until then its event loop stands still, while the world goes on. */
  frozenUntil = 0;

  constructor(world: World, name: string) {
    this.name = name;
    this.#world = world;
    this.effects = this.#makeEffects();
  }

  get alive(): boolean { return this.#alive; }
  get frozen(): boolean { return this.frozenUntil > this.#world.time; }

  /** As `kill -9`. */
  kill(): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.#world.note(`${this.name} killed`);
    this.#world.forget(this);
  }

  #makeEffects(): Effects {
    const world = this.#world;
    return {
      run: (effect, action) => new Promise((resolve, reject) => {
        if (this.#alive) world.request({ process: this, work: workInHand.getStore(), effect, action, resolve: resolve as (value: unknown) => void, reject });
      }),
      now: () => Temporal.Instant.fromEpochMilliseconds(world.time + world.hubClockOffset),
      sleep: (milliseconds, signal) => new Promise((resolve, reject) => {
        if (!this.#alive) return;
        const cancel = world.timers.add({ process: this, at: world.time + milliseconds, fire: resolve });
        signal?.addEventListener('abort', () => {
          cancel();
          reject(signal.reason as Error);
        }, { once: true });
      }),
      every: (milliseconds, action) => this.#every(milliseconds, action),
      uuid: () => world.random.hex(32),
      random: () => world.random.next(),
    };
  }

  #every(milliseconds: number, action: () => void): () => void {
    const world = this.#world;
    const inContext = AsyncLocalStorage.snapshot();
    let cancel = (): void => undefined;
    const arm = (): void => {
      cancel = world.timers.add({ process: this, at: world.time + milliseconds, fire: () => { arm(); inContext(action); } });
    };
    if (this.#alive) arm();
    return () => { cancel(); };
  }
}
