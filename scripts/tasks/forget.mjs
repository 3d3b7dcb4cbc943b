import { ensureBuilt } from '../lib/ensure-built.mjs';
import { runNode } from '../lib/processes.mjs';
import { inProject } from '../lib/project.mjs';

/** Shows what the ledger holds of one person, and erases it when asked to (docs/data-protection.md). */
export async function run(args) {
  await ensureBuilt();
  return await runNode(['--enable-source-maps', inProject('dist', 'src', 'app', 'forget.js'), ...args]);
}
