import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../src/app/project-root.js';

/** On what the figures were taken; without it they say nothing. */
export function describeMachine(): string {
  const processors = cpus();
  const redis = /v=(\S+)/.exec(execFileSync('redis-server', ['--version'], { encoding: 'utf8' }))?.[1] ?? '?';
  const load = loadavg()[0] ?? 0;
  return [
    `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `${processors.length} × ${processors[0]?.model.trim() ?? '?'}, ${Math.round(totalmem() / 1024 ** 3)} GB, Linux ${release()}`,
    `Node ${process.versions.node}, Node-RED ${versionOf('node-red')}, BullMQ ${versionOf('bullmq')}, ioredis ${versionOf('ioredis')}, Redis ${redis}`,
    `Last vor der Messung: ${load.toFixed(1)}${load > processors.length / 2 ? ' – der Rechner hatte anderes zu tun; die Verhältnisse zählen, nicht die Zahlen' : ''}`,
  ].join('\n');
}

function versionOf(name: string): string {
  return (JSON.parse(readFileSync(join(projectRoot(__dirname), 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;
}
