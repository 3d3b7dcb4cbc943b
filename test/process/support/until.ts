import { setTimeout as delay } from 'node:timers/promises';

/** Long enough for a machine that does many other things at once. */
const limit = 45_000;
const pauseMs = 25;

/** Asks again and again until it is so; fails with `what` when it never is. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, limitMs = limit): Promise<void> {
  const end = performance.now() + limitMs;
  while (!await isSo()) {
    if (performance.now() > end) throw new Error(`never came true: ${what}`);
    await delay(pauseMs);
  }
}
