import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, pinnedNode } from './project.mjs';
import { runQuietly } from './processes.mjs';
import { expected, say } from './say.mjs';

/** What `dist/` is made from. */
const sources = ['src', 'nodes', 'scripts/build.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];
const stamp = inProject('dist', '.build-stamp');

/** Builds unless `dist/` was made from just these sources. */
export async function ensureBuilt() {
  const state = sourceState();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  await build(state);
}

/** Builds; answers the milliseconds it took. */
export async function build(state = sourceState()) {
  const begun = Date.now();
  const code = await runQuietly(pinnedNode, [inProject('scripts', 'build.mjs')]);
  if (code !== 0) throw expected(`Der Bau ist gescheitert (${code}).`);
  writeFileSync(stamp, state);
  const took = Date.now() - begun;
  say(`Gebaut in ${took} ms.`);
  return took;
}

/** Names, sizes and times of all sources: sees deleted files and older ones that came back, too. */
function sourceState() {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => filesBelow(source))) {
    const { mtimeMs, size } = statSync(inProject(path));
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

function filesBelow(path) {
  if (!existsSync(inProject(path))) return [];
  if (!statSync(inProject(path)).isDirectory()) return [path];
  return readdirSync(inProject(path)).sort().flatMap((name) => filesBelow(join(path, name)));
}
