import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../src/app/project-root.js';
import { freePort, freshVarDir } from '../test/app/process/hub-process.js';
import { atExit } from '../test/process/support/processes.js';
import { until } from '../test/process/support/until.js';
import { endChild } from './children.js';

const topics = ['create', 'update', 'delete', 'sync_check'].map((action) => `vmh.beteiligte.${action}`);
const startedLimitMs = 60_000;
/** As `npm start` has them (scripts/lib/node-flags.mjs); others to compare with, from the environment. */
const nodeFlags = (process.env['BENCH_NODE_FLAGS'] ?? '--max-semi-space-size=16').split(' ').filter((flag) => flag !== '');

/** The built hub exactly as `npm start` runs it in production: without source maps, which the tests have on. */
export class ProductionHub {
  readonly base: string;
  readonly pid: number;
  /** Milliseconds from the start of the process until it was ready. */
  readonly startMs: number;
  readonly #child: ChildProcess;
  readonly #removeVarDir: () => Promise<void>;

  private constructor(base: string, startMs: number, child: ChildProcess, removeVarDir: () => Promise<void>) {
    this.base = base;
    this.startMs = startMs;
    this.pid = child.pid ?? 0;
    this.#child = child;
    this.#removeVarDir = removeVarDir;
  }

  static async start(env: Readonly<Record<string, string>>, wantedPort?: number): Promise<ProductionHub> {
    const [port, varDir] = [wantedPort ?? await freePort(), await freshVarDir()];
    const begun = performance.now();
    const child = spawn(process.execPath, [...nodeFlags, join(projectRoot(__dirname), 'dist', 'src', 'app', 'main.js')], {
      cwd: tmpdir(), stdio: ['ignore', 'ignore', 'inherit'],
      env: { PATH: process.env['PATH'], HOME: varDir.path, ...env, HUB_VAR_DIR: varDir.path, PORT: String(port) },
    });
    atExit(child.pid ?? 0);
    const base = `http://127.0.0.1:${port}`;
    await until('the hub is ready', () => fetch(`${base}/health/ready`).then(({ status }) => status === 200, () => false), startedLimitMs);
    return new ProductionHub(base, performance.now() - begun, child, () => varDir.remove());
  }

  /** Events about records that are still to be worked on; the ticks of the schedules always wait and do not count. */
  async eventsLeft(): Promise<number> {
    const text = await (await fetch(`${this.base}/metrics`)).text();
    return text.split('\n')
      .filter((line) => line.startsWith('hub_queue_depth{') && !line.includes('state="failed"') && topics.some((topic) => line.includes(`topic="${topic}"`)))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
  }

  /** Asked politely first: only then a profile is written. */
  async end(): Promise<void> {
    this.#child.kill('SIGTERM');
    await until('the hub has ended', () => this.#child.exitCode !== null).catch(() => endChild(this.#child));
    await this.#removeVarDir();
  }
}
