import type { Effects } from './effects.js';
import type { EffectObserver } from './real-effects.js';

/** The same effects, with somebody who hears of each one that ended. */
export function observedEffects(effects: Effects, observe: EffectObserver): Effects {
  return {
    async run(effect, action) {
      const started = performance.now();
      try {
        const result = await effects.run(effect, action);
        observe(effect, (performance.now() - started) / 1_000, undefined);
        return result;
      } catch (error) {
        observe(effect, (performance.now() - started) / 1_000, error);
        throw error;
      }
    },
    now: () => effects.now(),
    sleep: (milliseconds, signal) => effects.sleep(milliseconds, signal),
    every: (milliseconds, action) => effects.every(milliseconds, action),
    uuid: () => effects.uuid(),
    random: () => effects.random(),
  };
}
