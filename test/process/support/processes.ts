import { readFileSync, readdirSync } from 'node:fs';

const started = new Set<number>();
let listens = false;

/** Whatever happens to the test run, this process does not survive it. */
export function atExit(pid: number): void {
  started.add(pid);
  if (listens) return;
  listens = true;
  process.once('exit', () => { for (const each of started) if (isOurs(each)) kill(each); });
}

/** Also true of a process that has ended and that nobody has waited for. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Pids of the children of a process. */
export function childrenOf(pid: number): readonly number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((each) => parentOf(each) === pid);
}

/** A pid may have been given to somebody else by now. */
const isOurs = (pid: number): boolean => parentOf(pid) === process.pid;

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
