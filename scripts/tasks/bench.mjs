import { ensureBuilt } from '../lib/ensure-built.mjs';
import { runNode } from '../lib/processes.mjs';
import { inProject } from '../lib/project.mjs';
import { ensurePrograms } from '../lib/system-packages.mjs';

/** Measures calls, ratios and times, and prints each beside its budget. */
export async function run(args) {
  await ensurePrograms(['redis-server']);
  await ensureBuilt();
  return await runNode(['--import', 'tsx', '--enable-source-maps', inProject('bench', 'main.ts'), ...args]);
}
