import type { Log } from '../../hub/log/log.js';
import type { Shutdown } from './shutdown.js';

/** A terminal, systemd and npm signal a whole group, and the parent hands the signal on: within this time it is one and the same. */
const sameSignalMs = 1_000;

/** What ends the process: a signal, the end of the process that started it, or an error nobody has caught. */
export function listenForTheEnd(end: Shutdown, log: Log): void {
  let first: number | undefined;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      first ??= performance.now();
      end.begin(signal, 0);
      if (performance.now() - first < sameSignalMs) return;
      log.warn('stopping_forced', { signal });
      process.exit(1);
    });
  }
  process.once('SIGHUP', () => { end.begin('SIGHUP', 0); });
  process.once('disconnect', () => { end.begin('the process that started it has gone', 0); });
  for (const kind of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(kind, (error: unknown) => {
      log.error(kind === 'uncaughtException' ? 'uncaught_exception' : 'unhandled_rejection', {}, error);
      end.begin(kind, 70);
    });
  }
}
