import { runNode } from '../lib/processes.mjs';
import { inProject } from '../lib/project.mjs';
import { ensurePrograms } from '../lib/system-packages.mjs';

/** Builds the extension that an EspoCRM administrator installs. */
export async function run(args) {
  await ensurePrograms(['zip']);
  return await runNode([inProject('deploy', 'espocrm', 'build.mjs'), ...args]);
}
