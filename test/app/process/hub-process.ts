import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../../src/app/project-root.js';
import { secretVariables } from '../../../src/hub/settings/secret-variables.js';
import { keep } from '../../support/kept.js';

const root = projectRoot(__dirname);

/** The built hub as a process of its own, as systemd or `npm start` runs it. */
export class HubProcess {
  readonly base: string;
  readonly port: number;
  readonly lines: string[] = [];
  readonly #child: ReturnType<typeof start>;
  readonly exited: Promise<number | NodeJS.Signals | null>;
  readonly #watchers = new Set<() => void>();

  constructor(varDir: string, port: number, env: NodeJS.ProcessEnv = {}) {
    this.port = port;
    this.base = `http://127.0.0.1:${port}`;
    this.#child = start({ HUB_VAR_DIR: varDir, PORT: String(port), ...env });
    for (const name of secretVariables) keep('secrets', (env[name] ?? '').split(',').map((entry) => entry.slice(entry.indexOf(':') + 1)).join('\n'));
    this.exited = once(this.#child, 'close').then(([code, signal]) => {
      keep('log', this.output);
      return (code ?? signal) as number | NodeJS.Signals | null;
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        this.lines.push(line);
        for (const look of this.#watchers) look();
      });
    }
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Everything it has said. */
  get output(): string {
    return this.lines.join('\n');
  }

  /** The first line that matches, or an error with all that was said instead. */
  async said(pattern: RegExp): Promise<string> {
    const found = new Promise<string>((resolve) => {
      const look = (): void => {
        const line = this.lines.find((each) => pattern.test(each));
        if (line !== undefined) resolve(line);
      };
      this.#watchers.add(look);
      look();
    });
    const ended = this.exited.then((code) => { throw new Error(`Der Hub endete mit ${String(code)} und sagte nie ${String(pattern)}:\n${this.output}`); });
    return await Promise.race([found, ended]);
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** For the end of a test: whatever became of it, it is gone then. */
  async end(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.exited;
  }
}

function start(env: NodeJS.ProcessEnv): ReturnType<typeof spawnPiped> {
  // Only what the test gives: a variable of the developer's shell must not turn a sandbox into the firm's hub.
  return spawnPiped({ PATH: process.env['PATH'], HOME: process.env['HOME'], ...env });
}

// The type is what spawn infers from stdio.
 
function spawnPiped(env: NodeJS.ProcessEnv) {
  return spawn(process.execPath, ['--enable-source-maps', join(root, 'dist', 'src', 'app', 'main.js')], { env, stdio: ['ignore', 'pipe', 'pipe'], cwd: tmpdir() });
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A folder for `var`, short enough for a socket in it. */
export async function freshVarDir(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'hub-var-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}
