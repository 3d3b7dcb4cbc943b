import { readFileSync, readdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../lib/ensure-built.mjs';
import { parallel } from '../lib/parallel.mjs';
import { capture } from '../lib/processes.mjs';
import { inProject, pinnedNode, tool } from '../lib/project.mjs';
import { say } from '../lib/say.mjs';

/** Types, lint, layers, package rules and flows; one line per step, its output only when it fails. */
export async function run() {
  await ensureBuilt();
  const scratch = mkdtempSync(join(tmpdir(), 'hub-check-'));
  const results = await parallel(steps(scratch).map((step) => () => runStep(step)), 2);
  rmSync(scratch, { recursive: true });
  for (const { name, output } of results.filter(({ passed }) => !passed)) process.stdout.write(`\n──── ${name}\n${output}\n`);
  const failed = results.filter(({ passed }) => !passed).length;
  process.stdout.write(`\n${results.length - failed} Prüfungen bestanden, ${failed} nicht bestanden\n`);
  return failed === 0 ? 0 : 1;
}

/** Longest first. */
function steps(scratch) {
  return [
    { name: 'Lint', args: [tool('eslint', 'bin', 'eslint.js'), '--max-warnings', '0', '.'] },
    { name: 'Typen', args: [tool('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'] },
    { name: 'Typen des Editors', args: [tool('typescript', 'bin', 'tsc'), '-p', 'tsconfig.editor.json'] },
    { name: 'Schichten', args: [tool('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'), '--config', '.dependency-cruiser.cjs', 'src', 'nodes'] },
    { name: 'Paket', args: [inProject('scripts', 'scorecard.mjs')] },
    { name: 'Flows', args: [tool('nrlint', 'bin', 'nrlint.js'), '-c', inProject('.nrlintrc.js'), allFlows(scratch)] },
  ];
}

async function runStep({ name, args }) {
  const begun = Date.now();
  const { code, output } = await capture(pinnedNode, args);
  say(`${code === 0 ? 'ok    ' : 'FEHLER'} ${name.padEnd(18)} ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return { name, passed: code === 0, output };
}

/** nrlint wants one file, as it is with links between tabs and paths that are taken twice. */
function allFlows(scratch) {
  const folder = inProject('flows');
  const nodes = readdirSync(folder).filter((name) => name.endsWith('.json')).flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const file = join(scratch, 'flows.json');
  writeFileSync(file, JSON.stringify(nodes));
  return file;
}
