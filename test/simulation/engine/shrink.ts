import type { AnyHistory, Outcome, SimulateOptions, Subject } from './subject.js';

/** A cut-down history has another order of things: it gets so many chances to fail in its own way. */
const chances = 6;

/** Drops steps, and then eases the installation, while the same invariant still fails. */
export async function shrink<History extends AnyHistory, Safeguards>(
  subject: Subject<History, Safeguards>, failed: Outcome<History>, options: SimulateOptions<Safeguards> = {},
): Promise<Outcome<History>> {
  let best = failed;
  const stillFailing = async (history: History): Promise<Outcome<History> | undefined> => {
    for (let chance = 0; chance < chances; chance += 1) {
      const outcome = await subject.simulate({ ...history, seed: history.seed + chance }, options);
      if (outcome.violation?.invariant === best.violation?.invariant) return outcome;
    }
    return undefined;
  };
  for (let size = Math.max(1, best.history.steps.length >> 1); size >= 1; size = size === 1 ? 0 : size >> 1) {
    for (let from = 0; from < best.history.steps.length;) {
      const { history } = best;
      const fewer = await stillFailing({ ...history, steps: history.steps.toSpliced(from, size) });
      if (fewer) best = fewer;
      else from += size;
    }
  }
  for (const [name, value] of Object.entries(subject.easiest)) {
    const { history } = best;
    best = await stillFailing({ ...history, installation: { ...history.installation, [name]: value as unknown } }) ?? best;
  }
  return best;
}
