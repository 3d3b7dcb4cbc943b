import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { Effect, Effects } from '../../../src/hub/effects/effects.js';

export interface VirtualEffects extends Effects {
  readonly sleeps: number[];
  readonly ran: Effect[];
  advance(milliseconds: number): void;
}

/**
 * The real world, but for time: a sleep takes no time and moves the clock. `random` is the top of its range.
 * Timers fire when a sleep has moved the clock past them; `still`: they never do.
 */
export function virtualEffects(timers: 'fire' | 'still' = 'still'): VirtualEffects {
  let offset = 0;
  const running = new Set<{ readonly every: number; due: number; readonly action: () => void }>();
  const nowMs = (): number => Date.now() + offset;
  const fire = (): void => {
    for (const timer of running) {
      if (timer.due > nowMs()) continue;
      timer.due = nowMs() + timer.every;
      timer.action();
    }
  };
  const sleeps: number[] = [];
  const ran: Effect[] = [];
  return {
    sleeps, ran,
    advance: (milliseconds) => { offset += milliseconds; },
    run: (effect, action) => {
      ran.push(effect);
      return action();
    },
    now: () => Temporal.Instant.fromEpochMilliseconds(nowMs()),
    async sleep(milliseconds) {
      sleeps.push(milliseconds);
      offset += milliseconds;
      fire();
      await turn();
    },
    every(milliseconds, action) {
      const timer = { every: milliseconds, due: nowMs() + milliseconds, action };
      if (timers === 'fire') running.add(timer);
      return () => { running.delete(timer); };
    },
    uuid: randomUUID,
    random: () => 0.999,
  };
}
