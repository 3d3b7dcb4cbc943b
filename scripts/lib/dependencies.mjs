import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inProject, pinnedNode, root } from './project.mjs';
import { expected, say } from './say.mjs';

const stamp = inProject('node_modules', '.lock-stamp');

/** Installs what package-lock.json asks for, unless node_modules was made from just this file. */
export async function ensureDependencies() {
  const wanted = createHash('sha256').update(readFileSync(inProject('package-lock.json'))).digest('hex');
  if (existsSync(pinnedNode) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (existsSync(pinnedNode) && installedByHand()) {
    writeFileSync(stamp, wanted);
    return;
  }
  say('Installiere die Abhängigkeiten aus package-lock.json (npm ci) …');
  const begun = Date.now();
  const code = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0 || !existsSync(pinnedNode)) throw expected(`npm ci ist gescheitert (${code}). Ist das Paketverzeichnis erreichbar?`);
  writeFileSync(stamp, wanted);
  say(`Abhängigkeiten installiert (${Math.round((Date.now() - begun) / 1000)} s).`);
}

/** Somebody ran npm himself: npm's own record tells whether it was for this lock file. */
function installedByHand() {
  const record = inProject('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const have = JSON.parse(readFileSync(record, 'utf8')).packages;
  const want = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')).packages;
  return Object.entries(want).every(([path, { version, optional, devOptional }]) => path === '' || optional === true || devOptional === true || have[path]?.version === version);
}

function npm(args) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', args, { cwd: root, stdio: ['ignore', process.stderr, process.stderr], env: { ...process.env, npm_config_update_notifier: 'false' } });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
