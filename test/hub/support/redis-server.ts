import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Redis } from 'ioredis';
import { connectRedis, closeRedis, type RedisTarget } from '../../../src/hub/redis/connect.js';
import { askRedis } from '../../../src/hub/redis/raw-redis.js';
import type { Log } from '../../../src/hub/log/log.js';
import { eventually } from './eventually.js';
import { recordingLog } from './quiet-log.js';

/** A real redis-server on a socket in a temp directory, independent of the code under test. */
export class TestRedis {
  readonly directory: string;
  readonly socketPath: string;
  readonly target: RedisTarget;
  #child: ChildProcess | undefined;
  readonly #connections: Redis[] = [];

  constructor(directory: string) {
    this.directory = directory;
    this.socketPath = path.join(directory, 'r.sock');
    this.target = { kind: 'socket', path: this.socketPath };
  }

  static async start(): Promise<TestRedis> {
    const server = new TestRedis(await mkdtemp(path.join(os.tmpdir(), 'hub-redis-')));
    await server.run();
    return server;
  }

  async run(): Promise<void> {
    this.#child = spawn('redis-server', [
      '--port', '0', '--unixsocket', this.socketPath, '--dir', this.directory, '--appendonly', 'yes', '--save', '', '--databases', '64',
    ], { stdio: 'ignore' });
    await eventually('redis answers', async () => (await askRedis(this.socketPath, 'PING', 500)) === '+PONG');
  }

  async kill(): Promise<void> {
    await this.signal('SIGKILL');
  }

  async signal(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    if (signal === 'SIGKILL' || signal === 'SIGTERM') await once(child, 'exit');
  }

  async connect(role: 'request' | 'worker' = 'request', db = 0, log: Log = recordingLog()): Promise<Redis> {
    const redis = await connectRedis(this.target, { db, role, name: `test-${role}`, log });
    this.#connections.push(redis);
    return redis;
  }

  async flush(): Promise<void> {
    await askRedis(this.socketPath, 'FLUSHALL', 2_000);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#connections.map(closeRedis));
    await this.signal('SIGCONT');
    await this.kill();
    await rm(this.directory, { recursive: true, force: true });
  }
}
