import { spawn } from 'node:child_process';
import { pinnedNode, root } from './project.mjs';

/**
 * Runs a script on the pinned Node with this terminal, hands SIGTERM and SIGINT on, and answers its exit code.
 * With `ipc` the child learns at once when this process has gone, however it went.
 */
export function runNode(args, { env = {}, ipc = false } = {}) {
  const child = spawn(pinnedNode, args, {
    cwd: root, env: { ...process.env, ...env }, stdio: ['inherit', 'inherit', 'inherit', ...(ipc ? ['ipc'] : [])],
  });
  return outcome(child);
}

/** Runs a command, its output going to stderr, and answers its exit code. */
export function runQuietly(command, args, { env = {} } = {}) {
  return outcome(spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', process.stderr, process.stderr] }));
}

/** Runs a command, keeps what it prints, and answers it with the exit code once it has ended. */
export function capture(command, args, { env = {}, timeoutMs } = {}) {
  const child = spawn(command, args, {
    cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], ...(timeoutMs === undefined ? {} : { timeout: timeoutMs, killSignal: 'SIGKILL' }),
  });
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    const stop = forwardSignals(child);
    child.once('close', (code, signal) => { stop(); resolve({ code: exitCode(code, signal), output: Buffer.concat(chunks).toString(), signal }); });
  });
}

function outcome(child) {
  return new Promise((resolve, reject) => {
    const stop = forwardSignals(child);
    child.once('error', (error) => { stop(); reject(error); });
    child.once('close', (code, signal) => { stop(); resolve(exitCode(code, signal)); });
  });
}

/** 128 + number of the signal, as a shell tells it. */
function exitCode(code, signal) {
  return code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 137);
}

/** Where a whole group was signalled the child hears it twice; it knows that. */
function forwardSignals(child) {
  const onTerm = () => child.kill('SIGTERM');
  const onInt = () => child.kill('SIGINT');
  process.on('SIGTERM', onTerm);
  process.on('SIGHUP', onTerm);
  process.on('SIGINT', onInt);
  const watch = watchParent(onTerm);
  return () => {
    process.off('SIGTERM', onTerm);
    process.off('SIGHUP', onTerm);
    process.off('SIGINT', onInt);
    clearInterval(watch);
  };
}

/** npm that was killed hard leaves its script behind without a word: its child sees it by its new parent. */
function watchParent(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  return setInterval(() => { if (process.ppid !== parent) onGone(); }, 1_000).unref();
}
