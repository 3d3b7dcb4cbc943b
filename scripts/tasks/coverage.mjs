import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepOwnCode, typesAlone } from '../lib/own-coverage.mjs';
import { runNode } from '../lib/processes.mjs';
import { inProject, tool } from '../lib/project.mjs';

const folders = ['src/domain', 'src/sync'];
/** The rings that run the rules and the use cases in their own process. */
const rings = ['domain', 'sync', 'simulation'];

/**
 * What the tests of the rules and of the sync run through: a result and not a goal. The generated histories are fewer here than in
 * the test run. Arguments go to c8 (`--reporter=html`).
 */
export async function run(args) {
  const directory = mkdtempSync(join(tmpdir(), 'hub-coverage-'));
  try {
    const env = { NODE_V8_COVERAGE: directory, SIMULATION_HISTORIES: '500', KOMMUNIKATION_HISTORIES: '2000' };
    const code = await runNode([tool('mocha', 'bin', 'mocha.js'), '--reporter=dot', ...rings.flatMap(testsOf)], { env });
    keepOwnCode(directory);
    const reported = await runNode([
      tool('c8', 'bin', 'c8.js'), 'report', `--temp-directory=${directory}`, '--all',
      ...folders.map((folder) => `--include=${folder}/**`), ...folders.flatMap(typesAlone).map((file) => `--exclude=${file}`), '--reporter=text', ...args,
    ]);
    return code || reported;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const testsOf = (ring) => readdirSync(inProject('test', ring), { recursive: true }).filter((name) => name.endsWith('.test.ts')).sort()
  .map((name) => inProject('test', ring, name));
