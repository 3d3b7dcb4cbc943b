import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { projectRoot } from '../src/app/project-root.js';
import { atExit } from '../test/process/support/processes.js';

/** A TypeScript file of this folder as a process of its own, ended with this one in any case. */
export function startChild(file: string, env: Readonly<Record<string, string>> = {}): ChildProcess {
  const child = fork(file, { cwd: projectRoot(__dirname), execArgv: ['--import', 'tsx'], env: { PATH: process.env['PATH'], ...env } });
  atExit(child.pid ?? 0);
  return child;
}

/** The next message; an error when the process ends instead. */
export async function answerOf<T>(child: ChildProcess): Promise<T> {
  const stop = new AbortController();
  const ended = once(child, 'exit', { signal: stop.signal }).then(([code]) => { throw new Error(`Ein Prozess der Messung endete mit ${String(code)}.`); });
  ended.catch(() => undefined);
  try {
    const [message] = await Promise.race([once(child, 'message', { signal: stop.signal }), ended]) as [T];
    return message;
  } finally {
    stop.abort();
  }
}

export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
