import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { build, ensureBuilt } from '../lib/ensure-built.mjs';
import { inProject, pinnedNode, root } from '../lib/project.mjs';
import { say } from '../lib/say.mjs';
import { ensurePrograms } from '../lib/system-packages.mjs';

/** Editors save in several steps; a change of branch touches many files. */
const settleMs = 100;

/** Runs the hub and, after every change of the sources, builds and starts it again. A broken build leaves the old one running. */
export async function run(args) {
  await ensurePrograms(['redis-server']);
  await ensureBuilt();
  const hub = restartable(['--enable-source-maps', inProject('dist', 'src', 'app', 'main.js'), ...args]);
  hub.start();
  onChange(['src', 'nodes', 'settings.js'], async () => {
    const begun = Date.now();
    try {
      await build();
      await hub.restart();
      say(`Neu gestartet, ${Date.now() - begun} ms nach der Änderung.`);
    } catch (error) {
      say(`${error.message} Der alte Stand läuft weiter.`);
    }
  });
  return await hub.stopped;
}

/** A child that is replaced on demand; `stopped` is its exit code once it ends by a signal to this process or by itself. */
function restartable(args) {
  let child;
  let replacing = false;
  let settle;
  const stopped = new Promise((resolve) => { settle = resolve; });
  const start = () => {
    child = spawn(pinnedNode, args, { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    child.once('close', (code) => { if (!replacing) settle(code ?? 1); });
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
  return {
    start,
    stopped,
    async restart() {
      replacing = true;
      const ended = new Promise((resolve) => { if (child.exitCode === null && child.signalCode === null) child.once('close', resolve); else resolve(); });
      child.kill('SIGTERM');
      await ended;
      replacing = false;
      start();
    },
  };
}

/** One run of `work` after the changes have settled, never two at once. */
function onChange(paths, work) {
  let timer;
  let running = Promise.resolve();
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { running = running.then(work); }, settleMs);
  };
  for (const path of paths) watch(inProject(path), { recursive: true }, soon);
}
