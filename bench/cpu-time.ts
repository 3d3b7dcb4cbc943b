import { readFileSync } from 'node:fs';

/** Linux counts a process's time in hundredths of a second, on whatever machine. */
const ticksASecond = 100;

/** Microseconds of processor that a process has used since its start, all its threads together. */
export function cpuMicros(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // Behind the name, which may hold anything: `utime` and `stime` are the twelfth and thirteenth field.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 1_000_000 / ticksASecond;
}
