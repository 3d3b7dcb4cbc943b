import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { projectRoot } from '../../../src/app/project-root.js';
import { realEffects } from '../../../src/hub/effects/real-effects.js';
import { claimDirectory } from '../../../src/hub/files/claim-directory.js';
import type { Ledger } from '../../../src/hub/ledger/ledger.js';
import { openLedger } from '../../../src/hub/ledger/open-ledger.js';
import { startPrivateRedis } from '../../../src/hub/redis/private-server.js';
import type { LedgerSettings } from '../../../src/hub/settings/settings.js';
import { freePort } from '../../app/process/hub-process.js';
import { startPostgres, type TestPostgres } from '../../hub/support/postgres-cluster.js';
import { recordingLog } from '../../hub/support/quiet-log.js';
import { TestRedis } from '../../hub/support/redis-server.js';

const run = promisify(execFile);
const scripts = join(projectRoot(__dirname), 'deploy', 'backup');
const link = { state: 'linked', leftId: 'abc', rightId: '4711', base: { name: 'x' }, seen: null } as const;

/** Runs a script and answers what it says; a failure has `code` and `stderr`. */
async function script(name: 'backup.sh' | 'restore.sh', argument: string, env: Readonly<Record<string, string>>): Promise<string> {
  return (await run(join(scripts, name), [argument], { env: { PATH: process.env['PATH'], ...env } })).stdout.trim();
}

async function remember(ledger: Ledger): Promise<void> {
  const { run: begun } = await ledger.beginRun({ kind: 'beteiligter', recordId: link.leftId, trigger: 'test', actor: 'Hub' });
  await ledger.commit(begun, { link });
  await ledger.close();
}

async function remembered(ledger: Ledger): Promise<unknown> {
  const found = await ledger.findByRight('beteiligter', link.rightId);
  await ledger.close();
  return found;
}

describe('backup and restore', function () {
  this.timeout(60_000);
  let folder: string;
  let varDir: string;
  const open = (settings: LedgerSettings): Promise<Ledger> => openLedger(settings, { varDir, effects: realEffects(), log: recordingLog() });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hub-bak-'));
    varDir = join(folder, 'var');
    await mkdir(varDir);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  describe('of PostgreSQL and Redis', () => {
    let postgres: TestPostgres;
    let redis: TestRedis;
    let env: Record<string, string>;
    before(async () => {
      const started = await startPostgres();
      assert.ok(started, 'PostgreSQL is installed');
      [postgres, redis] = [started, await TestRedis.start()];
      env = { DATABASE_URL: postgres.url, REDIS_URL: `unix://${redis.socketPath}` };
    });
    after(async () => {
      await redis.stop();
      await postgres.stop();
    });

    it('brings the ledger back as it was, refuses to overwrite one unasked, and notices a damaged backup', async () => {
      const settings = { kind: 'postgres', url: postgres.url } as const;
      await remember(await open(settings));
      const backup = await script('backup.sh', folder, { DATABASE_URL: postgres.url, HUB_VAR_DIR: await emptyVar() });
      assert.equal((await stat(backup)).mode & 0o077, 0, 'nobody else may read it');
      await assert.rejects(script('restore.sh', backup, { DATABASE_URL: postgres.url, HUB_VAR_DIR: join(folder, 'new') }), { code: 73 });
      await run('psql', [postgres.url, '-c', 'DROP SCHEMA public CASCADE; CREATE SCHEMA public']);
      assert.equal(await remembered(await open(settings)), undefined);
      await script('restore.sh', backup, { DATABASE_URL: postgres.url, HUB_VAR_DIR: join(folder, 'new'), RESTORE_OVERWRITE: 'yes' });
      assert.deepEqual(await remembered(await open(settings)), link);
      await appendFile(join(backup, 'ledger.dump'), 'x');
      await assert.rejects(script('restore.sh', backup, { DATABASE_URL: postgres.url, RESTORE_OVERWRITE: 'yes' }), /did NOT match/);
    });

    it('brings Redis back into an empty data folder, ready for a server with an append-only file', async () => {
      const client = await redis.connect();
      await client.set('waiting', 'event');
      const port = await tcpPort(client);
      const backup = await script('backup.sh', folder, { ...env, REDIS_URL: `redis://127.0.0.1:${port}` });
      const dir = join(folder, 'redis-data');
      await script('restore.sh', backup, { ...env, REDIS_DIR: dir, RESTORE_OVERWRITE: 'yes' });
      const restored = new TestRedis(dir);
      await restored.run();
      try {
        assert.equal(await (await restored.connect()).get('waiting'), 'event');
      } finally {
        await restored.stop();
      }
    });

    it('reaches both by every form of the variables that the hub takes', async () => {
      const password = 'p@ss:wort';
      const client = await redis.connect();
      const port = String(await tcpPort(client));
      const url = new URL(postgres.url);
      const parts = { POSTGRES_HOST: url.searchParams.get('host') ?? '', POSTGRES_USER: url.username, POSTGRES_DB_NAME: 'postgres' };
      await client.config('SET', 'requirepass', password);
      const forms = [
        { REDIS_URL: `redis://:${encodeURIComponent(password)}@127.0.0.1:${port}` },
        { REDIS_URL: `redis://default:${encodeURIComponent(password)}@127.0.0.1:${port}` },
        { REDIS_HOST: '127.0.0.1', REDIS_PORT: port, REDIS_PASSWORD: password },
      ];
      for (const [index, form] of forms.entries()) {
        const backup = await script('backup.sh', join(folder, String(index)), { ...parts, ...form });
        assert.deepEqual((await readdir(backup)).sort(), ['SHA256SUMS', 'ledger.dump', 'redis.rdb']);
        assert.equal(await script('restore.sh', backup, { ...parts, RESTORE_OVERWRITE: 'yes' }), 'Ledger zurückgeholt.');
      }
      await client.config('SET', 'requirepass', '');
    });
  });

  it('brings back what is embedded: ledger, Redis and the state of Node-RED', async () => {
    await remember(await open({ kind: 'embedded' }));
    await inPrivateRedis(async (redis) => { await redis.set('waiting', 'event'); });
    await mkdir(join(varDir, 'node-red'));
    const backup = await script('backup.sh', folder, { HUB_VAR_DIR: varDir });
    await rm(varDir, { recursive: true });
    await script('restore.sh', backup, { HUB_VAR_DIR: varDir });
    assert.deepEqual((await readdir(varDir)).sort(), ['ledger', 'node-red', 'redis']);
    assert.deepEqual(await remembered(await open({ kind: 'embedded' })), link);
    await inPrivateRedis(async (redis) => { assert.equal(await redis.get('waiting'), 'event'); });
    await assert.rejects(script('restore.sh', backup, { HUB_VAR_DIR: varDir }), { code: 73 });
  });

  it('does not pack what is embedded while the hub has it open, and leaves no half backup behind', async () => {
    const claim = await claimDirectory(join(varDir, 'node-red'), 'Der Zustand von Node-RED');
    await assert.rejects(script('backup.sh', folder, { HUB_VAR_DIR: varDir }), { code: 75 });
    await claim.release();
    assert.deepEqual(await readdir(folder), ['var']);
  });

  it('says what is missing', async () => {
    await assert.rejects(script('backup.sh', folder, {}), /HUB_VAR_DIR/);
  });

  async function emptyVar(): Promise<string> {
    await Promise.all(['node-red', 'redis'].map((part) => mkdir(join(varDir, part), { recursive: true })));
    return varDir;
  }

  async function inPrivateRedis(act: (redis: Redis) => Promise<void>): Promise<void> {
    const server = await startPrivateRedis(join(varDir, 'redis'));
    const redis = new Redis({ path: server.socketPath });
    try {
      await act(redis);
    } finally {
      redis.disconnect();
      await server.stop();
    }
  }

  /** The test's server listens on a socket alone; for the script it opens a port too, and does not wait for a second one who wants a snapshot. */
  async function tcpPort(client: Redis): Promise<number> {
    const port = await freePort();
    await client.config('SET', 'port', String(port));
    await client.config('SET', 'repl-diskless-sync-delay', '0');
    return port;
  }
});
