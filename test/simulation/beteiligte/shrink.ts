import type { History, Installation } from './history.js';
import { simulate, type Outcome, type SimulateOptions } from './simulate.js';

/** A cut-down history has another order of things: it gets so many chances to fail in its own way. */
const chances = 6;

/** Drops steps, and then eases the installation, while the same invariant still fails. */
export async function shrink(failed: Outcome, options: SimulateOptions = {}): Promise<Outcome> {
  let best = failed;
  for (let size = Math.max(1, best.history.steps.length >> 1); size >= 1; size = size === 1 ? 0 : size >> 1) {
    for (let from = 0; from < best.history.steps.length;) {
      const { steps } = best.history;
      const fewer = await stillFailing(best, { ...best.history, steps: steps.toSpliced(from, size) }, options);
      if (fewer) best = fewer;
      else from += size;
    }
  }
  for (const name of Object.keys(easiest) as (keyof Installation)[]) {
    const { history } = best;
    best = await stillFailing(best, { ...history, installation: { ...history.installation, [name]: easiest[name] } }, options) ?? best;
  }
  return best;
}

async function stillFailing(before: Outcome, history: History, options: SimulateOptions): Promise<Outcome | undefined> {
  for (let chance = 0; chance < chances; chance += 1) {
    const outcome = await simulate({ ...history, seed: history.seed + chance }, options);
    if (outcome.violation?.invariant === before.violation?.invariant) return outcome;
  }
  return undefined;
}

const easiest: Installation = { processes: 1, optimisticLocking: true, skipOwn: true, writeProtected: false, haste: 0, skew: { espocrm: 0, advoware: 0 } };
