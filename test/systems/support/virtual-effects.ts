import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { Effect, Effects } from '../../../src/hub/effects/effects.js';

export interface VirtualEffects extends Effects {
  readonly sleeps: number[];
  readonly ran: Effect[];
  advance(milliseconds: number): void;
}

/** The real world, but for time: a sleep takes no time and moves the clock. `random` is the top of its range. */
export function virtualEffects(): VirtualEffects {
  let offset = 0;
  const sleeps: number[] = [];
  const ran: Effect[] = [];
  return {
    sleeps, ran,
    advance: (milliseconds) => { offset += milliseconds; },
    run: (effect, action) => {
      ran.push(effect);
      return action();
    },
    now: () => Temporal.Instant.fromEpochMilliseconds(Date.now() + offset),
    async sleep(milliseconds) {
      sleeps.push(milliseconds);
      offset += milliseconds;
      await turn();
    },
    every: () => () => undefined,
    uuid: randomUUID,
    random: () => 0.999,
  };
}
