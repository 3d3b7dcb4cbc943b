import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startPrivateRedis, type PrivateRedis } from '../../../src/hub/redis/private-server.js';
import { askRedis } from '../../../src/hub/redis/raw-redis.js';
import { eventually } from '../support/eventually.js';
import { recordingLog } from '../support/quiet-log.js';

describe('the private Redis', function () {
  this.timeout(30_000);
  let directory: string;
  let server: PrivateRedis | undefined;
  beforeEach(async () => { directory = await mkdtemp(path.join(os.tmpdir(), 'hub-private-')); });
  afterEach(async () => {
    await server?.stop();
    server = undefined;
    await rm(directory, { recursive: true, force: true });
  });

  it('keeps what it was given over a stop and a start', async () => {
    server = await startPrivateRedis(directory);
    await askRedis(server.socketPath, 'SET a 1', 1_000);
    await server.stop();
    assert.equal(await askRedis(server.socketPath, 'PING', 500), undefined);
    server = await startPrivateRedis(directory);
    assert.equal(await askRedis(server.socketPath, 'EXISTS a', 1_000), ':1');
  });

  it('adopts a server that was left behind, with its data, and can stop it', async () => {
    const socketPath = path.join(directory, 'redis.sock');
    const orphan = spawn('redis-server', ['--port', '0', '--unixsocket', socketPath, '--dir', directory, '--save', ''], { stdio: 'ignore' });
    await eventually('the orphan answers', async () => await askRedis(socketPath, 'PING', 500) === '+PONG');
    await askRedis(socketPath, 'SET a 1', 1_000);
    server = await startPrivateRedis(directory);
    assert.equal(server.adopted, true);
    assert.equal(await askRedis(server.socketPath, 'EXISTS a', 1_000), ':1');
    const exited = once(orphan, 'exit');
    await server.stop();
    await exited;
  });

  it('comes back by itself after a kill -9, with its data', async () => {
    const log = recordingLog();
    server = await startPrivateRedis(directory, { log });
    const { socketPath } = server;
    await askRedis(socketPath, 'SET a 1', 1_000);
    await askRedis(socketPath, 'CONFIG SET appendfsync always', 1_000);
    await askRedis(socketPath, 'SET b 1', 1_000);
    const pid = Number(/^(\d+):/.exec(await readFile(path.join(directory, 'redis.log'), 'utf8'))?.[1]);
    process.kill(pid, 'SIGKILL');
    await eventually('it is back', () => log.lines.some((line) => line.event === 'redis_restarted'));
    assert.equal(await askRedis(socketPath, 'EXISTS a b', 1_000), ':2');
  });

  it('lies in the temp folder when the path of its socket would be too long', async () => {
    const deep = path.join(directory, 'x'.repeat(120));
    server = await startPrivateRedis(deep);
    assert.ok(server.socketPath.startsWith(os.tmpdir()));
    assert.ok(Buffer.byteLength(server.socketPath) <= 107);
    assert.equal(await askRedis(server.socketPath, 'PING', 500), '+PONG');
  });

  it('names the command to type when redis-server is missing', async () => {
    await assert.rejects(startPrivateRedis(directory, { binary: '/nowhere/redis-server' }),
      { code: 'misconfigured', message: /sudo apt-get install -y redis-server/ });
  });

  it('names its log when it does not come up', async () => {
    await writeFile(path.join(directory, 'appendonlydir'), 'in the way');
    await assert.rejects(startPrivateRedis(directory), { code: 'misconfigured', message: /redis\.log/ });
  });

  it('refuses a directory that a living process holds, and takes over that of a dead one', async () => {
    server = await startPrivateRedis(directory);
    await assert.rejects(startPrivateRedis(directory), { code: 'misconfigured', message: /anderen Prozess/ });
    await server.stop();
    await writeFile(path.join(directory, 'owner.pid'), `${os.hostname()} 999999999 1`);
    server = await startPrivateRedis(directory);
  });

  it('takes over from a dead process whose pid came round again', async () => {
    await writeFile(path.join(directory, 'owner.pid'), `${os.hostname()} ${process.pid} 1`);
    server = await startPrivateRedis(directory);
  });
});
