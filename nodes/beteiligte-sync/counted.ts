import type { Metrics } from '../../src/hub/metrics/metrics.js';
import type { SyncResult } from '../../src/sync/beteiligte/context.js';

/** Counts and times a run and its conflicts. One that found the record busy was none. */
export async function counted(metrics: Pick<Metrics, 'syncRun' | 'conflicts'>, run: () => Promise<SyncResult>): Promise<SyncResult> {
  const started = performance.now();
  let result: SyncResult | undefined;
  try {
    result = await run();
    return result;
  } finally {
    const kind = result?.kind ?? 'error';
    if (kind !== 'busy') metrics.syncRun('beteiligter', kind, (performance.now() - started) / 1_000);
    if (result) metrics.conflicts('beteiligter', conflictsIn(result));
  }
}

function conflictsIn(result: SyncResult): number {
  if (result.kind === 'conflict') return 1;
  return 'conflicts' in result ? result.conflicts.length : 0;
}
