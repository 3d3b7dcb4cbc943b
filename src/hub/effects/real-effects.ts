import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { Effect, Effects } from './effects.js';

/** Hears of every effect that ended: for metrics and tracing. */
export type EffectObserver = (effect: Effect, seconds: number, error: unknown) => void;

/** The real world: system clock, real randomness, actions run as they are. */
export function realEffects(observe: EffectObserver = () => undefined): Effects {
  return {
    async run(effect, action) {
      const started = performance.now();
      try {
        const result = await action();
        observe(effect, (performance.now() - started) / 1_000, undefined);
        return result;
      } catch (error) {
        observe(effect, (performance.now() - started) / 1_000, error);
        throw error;
      }
    },
    now: () => Temporal.Now.instant(),
    sleep: (milliseconds, signal) => delay(milliseconds, undefined, signal ? { signal } : {}),
    every(milliseconds, action) {
      const timer = setInterval(action, milliseconds);
      timer.unref();
      return () => { clearInterval(timer); };
    },
    uuid: randomUUID,
    random: Math.random,
  };
}
