import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { inProject } from './project.mjs';

/** What the transpiler puts around each module. */
const helpers = new Set(['__name', '__export', '__copyProps', '__toCommonJS', '__toESM', 'get']);

/** Takes what the transpiler wrote out of V8's coverage files: it would count as branches of every file's first line. */
export function keepOwnCode(directory) {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    const coverage = JSON.parse(readFileSync(path, 'utf8'));
    const result = coverage.result.map((script) => ({ ...script, functions: script.functions.filter(isOwn).map(withoutExports) }));
    writeFileSync(path, JSON.stringify({ ...coverage, result }));
  }
}

/** An export has a getter: `()=>name`. */
function isOwn({ functionName, ranges: [{ startOffset, endOffset }] }) {
  return !helpers.has(functionName) && (functionName === '' || endOffset - startOffset !== functionName.length + '()=>'.length);
}

/** A module ends with a list of its exports that is never run: `0&&(module.exports={…})});`. */
function withoutExports(each, index) {
  const [{ endOffset }] = each.ranges;
  if (index !== 1 || each.functionName !== '') return each;
  return { ...each, ranges: each.ranges.filter((range) => range.count > 0 || range.endOffset !== endOffset - '});'.length) };
}

/** Files of types alone: nothing of them is left to run, and `c8 --all` would count each as a branch that no test takes. */
export const typesAlone = (folder) => readdirSync(inProject(folder), { recursive: true }).filter((name) => name.endsWith('.ts')).map((name) => join(folder, name))
  .filter((file) => transformSync(readFileSync(inProject(file), 'utf8'), { loader: 'ts' }).code === '');
