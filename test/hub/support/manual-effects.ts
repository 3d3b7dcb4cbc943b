import { Temporal } from 'temporal-polyfill';
import type { Effects } from '../../../src/hub/effects/effects.js';
import { realEffects } from '../../../src/hub/effects/real-effects.js';

/** Effects whose clock and timers move only when the test says so, and not before what they have set off has ended. */
export function manualEffects(start = '2026-03-01T12:00:00Z'): Effects & { advance(milliseconds: number): Promise<void>; readonly timers: number } {
  let now = Temporal.Instant.from(start);
  const real = realEffects();
  const running = new Set<Promise<unknown>>();
  const timers = new Set<{ readonly every: number; due: number; readonly action: () => void }>();
  return {
    ...real,
    run(effect, action) {
      const work = real.run(effect, action);
      const ended = work.catch(() => undefined).finally(() => { running.delete(ended); });
      running.add(ended);
      return work;
    },
    now: () => now,
    every(milliseconds, action) {
      const timer = { every: milliseconds, due: now.epochMilliseconds + milliseconds, action };
      timers.add(timer);
      return () => { timers.delete(timer); };
    },
    get timers() { return timers.size; },
    /** Moves in steps of a second and fires what is due. */
    async advance(milliseconds) {
      for (let left = milliseconds; left > 0; left -= 1_000) {
        now = now.add({ milliseconds: Math.min(left, 1_000) });
        for (const timer of timers) {
          if (timer.due > now.epochMilliseconds) continue;
          timer.due += timer.every;
          timer.action();
        }
        await new Promise((resolve) => { setImmediate(resolve); });
        await Promise.all(running);
      }
    },
  };
}
