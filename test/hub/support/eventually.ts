import { setTimeout as delay } from 'node:timers/promises';

/** Polls until the condition holds; fails with `what` when it never does. */
export async function eventually(what: string, condition: () => boolean | Promise<boolean>, limitMs = 10_000): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`never came true: ${what}`);
    await delay(10);
  }
}
