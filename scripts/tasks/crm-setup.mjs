import { ensureBuilt } from '../lib/ensure-built.mjs';
import { runNode } from '../lib/processes.mjs';
import { inProject } from '../lib/project.mjs';

/** Looks whether the CRM has what the hub needs, creates or repairs the webhooks and prints where their secrets belong. */
export async function run(args) {
  await ensureBuilt();
  return await runNode(['--enable-source-maps', inProject('dist', 'src', 'app', 'crm-setup.js'), ...args]);
}
