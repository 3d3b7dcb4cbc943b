import type { Log } from '../../hub/log/log.js';

export interface ShutdownStep { readonly what: string; readonly run: () => Promise<void> | void }

export interface Shutdown {
  /** Adds what must end before everything that was added earlier. */
  before(what: string, run: ShutdownStep['run']): void;
  /** The end waits for this: a start that is cut in the middle would leave behind what it had just opened. */
  after(start: Promise<unknown>): void;
  /** Ends everything, the last added first, and the process with it; once. */
  begin(reason: string, exitCode: number): void;
  readonly signal: AbortSignal;
}

/** Beyond this somebody else would kill the process. */
const limitMs = 18_000;

/**
 * The one way this process ends: in order, bounded, and at once on a second signal.
 * @param exit ends the process; given for tests
 */
export function shutdown(log: Log, exit: (code: number) => void = (code) => process.exit(code)): Shutdown {
  const steps: ShutdownStep[] = [];
  const begun = new AbortController();
  let starting: Promise<unknown> = Promise.resolve();
  return {
    signal: begun.signal,
    before: (what, run) => { steps.unshift({ what, run }); },
    after: (start) => { starting = start; },
    begin(reason, exitCode) {
      if (begun.signal.aborted) return;
      begun.abort();
      log.info('stopping', { reason });
      const late = setTimeout(() => {
        log.error('stopping_cut', { afterMs: limitMs });
        exit(exitCode === 0 ? 1 : exitCode);
      }, limitMs);
      late.unref();
      void starting.catch(() => undefined).then(() => runAll(steps, log)).then(() => {
        log.info('stopped', { reason });
        exit(exitCode);
      });
    },
  };
}

async function runAll(steps: readonly ShutdownStep[], log: Log): Promise<void> {
  for (const { what, run } of steps) {
    const begun = performance.now();
    try {
      await run();
      log.debug('stopped_part', { what, ms: Math.round(performance.now() - begun) });
    } catch (error) {
      log.warn('stopping_failed', { what }, error);
    }
  }
}
