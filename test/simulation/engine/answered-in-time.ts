import type { World } from './world.js';

/** Waits for an answer of the hub, but not for ever; what comes too late is not heard any more. */
export function answeredInTime(world: World, limitMs: number, work: Promise<void>, outcome: { readonly answered: () => void; readonly failed: () => void }): void {
  let ended = false;
  const end = (how: () => void): void => {
    if (ended) return;
    ended = true;
    cancel();
    how();
  };
  const cancel = world.timers.add({ process: undefined, at: world.time + limitMs, fire: () => { end(outcome.failed); } });
  work.then(() => { end(outcome.answered); }, () => { end(outcome.failed); });
}
