import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

export interface PrivateRedis {
  /** A new connection, closed with the server. */
  connect(): Redis;
  stop(): Promise<void>;
}

/** A redis-server of its own on a socket in a temporary folder. */
export async function startRedis(): Promise<PrivateRedis> {
  const dir = await mkdtemp(join(tmpdir(), 'hub-redis-'));
  const path = join(dir, 'redis.sock');
  const server = spawn('redis-server', ['--port', '0', '--unixsocket', path, '--save', '', '--dir', dir], { stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  for await (const piece of server.stdout) {
    output += String(piece);
    if (/ready to accept connections/i.test(output)) break;
  }
  const clients: Redis[] = [];
  return {
    connect() {
      const client = new Redis({ path, maxRetriesPerRequest: 0 });
      client.on('error', () => undefined);
      clients.push(client);
      return client;
    },
    async stop() {
      clients.forEach((client) => { client.disconnect(); });
      if (server.exitCode === null) {
        server.kill();
        await once(server, 'exit');
      }
      await rm(dir, { recursive: true, force: true });
    },
  };
}
