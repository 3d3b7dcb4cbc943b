import { HubError } from '../../hub/errors/hub-error.js';

/** Lets a bounded number of pieces of work run at a time; the others wait in the order they came. */
export interface Limiter {
  /** Rejects with `overloaded` when too many wait already, and with the signal's reason when aborted while waiting. */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

/** The queue is bounded too, so that a slow system cannot fill the hub's memory (invariants.md, I23). */
export function createLimiter(concurrency: number, maxWaiting = 1_000): Limiter {
  let active = 0;
  const waiting: (() => void)[] = [];
  return {
    async run(work, signal) {
      signal?.throwIfAborted();
      // A slot that is handed over stays counted as active: nobody can slip in between.
      if (active < concurrency) active += 1;
      else await turn(waiting, maxWaiting, signal);
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else active -= 1;
      }
    },
  };
}

function turn(waiting: (() => void)[], maxWaiting: number, signal: AbortSignal | undefined): Promise<void> {
  if (waiting.length >= maxWaiting) {
    throw new HubError('overloaded', 'Zu viele Anfragen warten auf das Fremdsystem; bitte später erneut versuchen.', { retryable: true, retryAfterMs: 5_000 });
  }
  return new Promise((resolve, reject) => {
    const go = (): void => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    const leave = (): void => {
      waiting.splice(waiting.indexOf(go), 1);
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', leave, { once: true });
    waiting.push(go);
  });
}
