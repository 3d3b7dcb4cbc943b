import { spawn, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { HubError } from '../errors/hub-error.js';
import { claimDirectory } from '../files/claim-directory.js';
import type { Log } from '../log/log.js';
import { askRedis } from './raw-redis.js';
import { privateSocketPath } from './socket-path.js';

export interface PrivateRedis {
  readonly socketPath: string;
  /** True when a server left behind by an earlier process was taken over. */
  readonly adopted: boolean;
  /** Shuts the server down and waits for it, ten seconds at most. */
  stop(): Promise<void>;
}

export interface PrivateRedisOptions {
  readonly log?: Log;
  /** Program to start; `redis-server` by default. */
  readonly binary?: string;
}

const startLimitMs = 30_000;
const stopLimitMs = 10_000;

/**
 * Starts a `redis-server` of the hub's own on a unix socket, with an append-only file in `directory`, and keeps it running:
 * when it dies it is started anew. A server that still answers there (left by a kill -9 of the hub) is adopted.
 * @throws HubError `misconfigured` when the program is missing, the directory is in use, or the server does not come up.
 */
export async function startPrivateRedis(directory: string, options: PrivateRedisOptions = {}): Promise<PrivateRedis> {
  const claim = await claimDirectory(directory, 'Das private Redis');
  try {
    const socketPath = await privateSocketPath(directory);
    const server = new PrivateServer(directory, socketPath, options);
    const adopted = await server.start();
    return { socketPath, adopted, stop: () => server.stop().finally(() => claim.release()) };
  } catch (error) {
    await claim.release();
    throw error;
  }
}

class PrivateServer {
  readonly #directory: string;
  readonly #socketPath: string;
  readonly #options: PrivateRedisOptions;
  #child: ChildProcess | undefined;
  #watch: Socket | undefined;
  #stopping = false;
  #reviving: Promise<void> = Promise.resolve();

  constructor(directory: string, socketPath: string, options: PrivateRedisOptions) {
    this.#directory = directory;
    this.#socketPath = socketPath;
    this.#options = options;
  }

  async start(): Promise<boolean> {
    const adopted = (await askRedis(this.#socketPath, 'PING', 1_000)) !== undefined;
    if (!adopted) await this.#spawn();
    await this.#untilReady();
    this.#keepAlive();
    return adopted;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#watch?.destroy();
    await this.#reviving;
    await askRedis(this.#socketPath, 'SHUTDOWN NOSAVE', stopLimitMs);
    const deadline = Date.now() + stopLimitMs;
    while ((await askRedis(this.#socketPath, 'PING', 200)) !== undefined && Date.now() < deadline) await delay(20);
    const child = this.#child;
    while (isRunning(child) && Date.now() < deadline) await delay(10);
    if (isRunning(child)) child?.kill('SIGKILL');
    await rm(this.#socketPath, { force: true });
  }

  async #spawn(): Promise<void> {
    await rm(this.#socketPath, { force: true });
    // Detached: a Ctrl-C of the terminal must not stop Redis before the hub has handed its work back.
    const child = spawn(this.#options.binary ?? 'redis-server', serverArguments(this.#directory, this.#socketPath), {
      cwd: this.#directory, detached: true, stdio: 'ignore',
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (cause) => { reject(missingBinary(cause)); });
    });
    child.unref();
    this.#child = child;
  }

  /** Ready when it answers PING with PONG; LOADING means that it still reads its append-only file. */
  async #untilReady(): Promise<void> {
    const deadline = Date.now() + startLimitMs;
    while ((await askRedis(this.#socketPath, 'PING', 1_000)) !== '+PONG') {
      const gone = this.#child !== undefined && !isRunning(this.#child);
      if (gone || Date.now() > deadline) throw notStarted(this.#directory);
      await delay(10);
    }
  }

  /** An idle connection notices the death of the server, started or adopted, at once. */
  #keepAlive(): void {
    const watch = connect(this.#socketPath);
    watch.unref();
    watch.on('error', () => undefined);
    watch.on('close', () => {
      if (this.#stopping) return;
      this.#options.log?.error('redis_died', { action: 'restart' });
      this.#reviving = this.#revive();
    });
    this.#watch = watch;
  }

  async #revive(): Promise<void> {
    for (let pause = 100; !this.#stopping; pause = Math.min(pause * 2, 5_000)) {
      try {
        if ((await askRedis(this.#socketPath, 'PING', 1_000)) === undefined) await this.#spawn();
        await this.#untilReady();
        this.#keepAlive();
        this.#options.log?.info('redis_restarted');
        return;
      } catch (error) {
        this.#options.log?.error('redis_restart_failed', { retryInMs: pause }, error);
        await delay(pause, undefined, { ref: false });
      }
    }
  }
}

function isRunning(child: ChildProcess | undefined): boolean {
  return child?.exitCode === null && child.signalCode === null;
}

function serverArguments(directory: string, socketPath: string): string[] {
  return [
    '--port', '0', '--unixsocket', socketPath, '--unixsocketperm', '700',
    '--dir', directory, '--logfile', path.join(directory, 'redis.log'),
    '--appendonly', 'yes', '--appendfsync', 'everysec', '--save', '',
    '--maxmemory-policy', 'noeviction', '--databases', '64', '--daemonize', 'no',
  ];
}

function missingBinary(cause: unknown): HubError {
  return new HubError('misconfigured', 'redis-server wurde nicht gefunden. Installieren Sie es mit: sudo apt-get install -y redis-server '
    + '(oder setzen Sie REDIS_URL auf ein vorhandenes Redis).', { cause });
}

function notStarted(directory: string): HubError {
  return new HubError('misconfigured', `Das private Redis startet nicht; der Grund steht in ${path.join(directory, 'redis.log')}.`);
}
