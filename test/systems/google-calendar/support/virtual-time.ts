import { setImmediate as turn } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { Effects } from '../../../../src/hub/effects/effects.js';
import { virtualEffects } from '../../support/virtual-effects.js';

export interface VirtualTime {
  readonly effects: Effects;
  readonly now: () => number;
  advance(milliseconds: number): void;
  /** Lets time pass, from one sleeper to the next, until the work is done. */
  run<T>(work: Promise<T>): Promise<T>;
}

/** Time in which many sleep side by side, as in life: it moves on when all of them sleep. */
export function virtualTime(start = Date.parse('2026-03-10T09:00:00Z')): VirtualTime {
  let now = start;
  const sleepers: { readonly due: number; readonly wake: () => void }[] = [];
  /** They fire on the way; only a sleeper moves time on. */
  const timers = new Set<{ readonly every: number; due: number; readonly action: () => void }>();
  let busy = 0;
  const effects: Effects = {
    ...virtualEffects(),
    now: () => Temporal.Instant.fromEpochMilliseconds(now),
    async run(_effect, action) {
      busy += 1;
      try {
        return await action();
      } finally {
        busy -= 1;
      }
    },
    sleep: (milliseconds) => new Promise((resolve) => { sleepers.push({ due: now + milliseconds, wake: resolve }); }),
    every(milliseconds, action) {
      const timer = { every: milliseconds, due: now + milliseconds, action };
      timers.add(timer);
      return () => { timers.delete(timer); };
    },
  };
  const settled = async (): Promise<void> => {
    // What waits for Redis is not asleep.
    do await turn(); while (busy > 0);
  };
  return {
    effects, now: () => now,
    advance: (milliseconds) => { now += milliseconds; },
    async run(work) {
      const state = { isDone: false };
      const end = work.finally(() => { state.isDone = true; });
      end.catch(() => undefined);
      for (;;) {
        await settled();
        if (state.isDone) return await end;
        sleepers.sort((left, right) => left.due - right.due);
        const next = sleepers[0];
        if (!next) continue;
        now = Math.max(now, next.due);
        for (const timer of timers) {
          if (timer.due > now) continue;
          timer.due = now + timer.every;
          timer.action();
        }
        while ((sleepers[0]?.due ?? Infinity) <= now) sleepers.shift()?.wake();
      }
    },
  };
}
