import { runNode } from '../lib/processes.mjs';
import { inProject } from '../lib/project.mjs';

/** The long form of the simulation: more histories than `npm test` has time for, or one seed again. */
export async function run(args) {
  return await runNode(['--import', 'tsx', '--enable-source-maps', inProject('test', 'simulation', 'main.ts'), ...args]);
}
