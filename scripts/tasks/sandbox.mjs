import { ensureBuilt } from '../lib/ensure-built.mjs';
import { runNode } from '../lib/processes.mjs';
import { inProject } from '../lib/project.mjs';

/** Starts the sandbox systems alone; the first line on stdout is their addresses and credentials as JSON. */
export async function run(args) {
  await ensureBuilt();
  return await runNode(['--enable-source-maps', inProject('dist', 'src', 'sandbox', 'main.js'), ...args]);
}
