import assert from 'node:assert/strict';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { projectRoot } from '../../../src/app/project-root.js';
import type { SandboxConnection } from '../../../src/sandbox/connection.js';
import { freePort } from '../../app/process/hub-process.js';
import { startPostgres } from '../../hub/support/postgres-cluster.js';
import { AdvowareSystem } from './advoware.js';
import { Crm } from './crm.js';
import { GoogleSystem } from './google.js';
import { Pbx } from './pbx.js';
import { atExit } from './processes.js';
import { until } from './until.js';

const dist = join(projectRoot(__dirname), 'dist', 'src');
const run = promisify(execFile);

/** What the hub finds around it in production: the firm's systems, Redis and PostgreSQL, each a process of its own. */
export interface OutsideWorld {
  readonly crm: Crm;
  readonly advoware: AdvowareSystem;
  readonly pbx: Pbx;
  readonly google: GoogleSystem;
  readonly redisPort: number;
  /** A client of its Redis; the test closes it. */
  redis(db: number): Redis;
  /** As `kill -9`, and again on what it has left. */
  restartRedis(): Promise<void>;
  readonly databaseUrl: string;
  /** Every variable that production wants, without the secrets of the webhooks. */
  readonly env: Readonly<Record<string, string>>;
  /** What a hub needs beyond that to keep calendars; none is synced unless somebody asks. */
  readonly calendarEnv: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Passwords of the editor's users, as `EDITOR_USERS` below has them. */
export const editorPassword = 'editor-kennwort';
const editorHash = '$2b$04$JcQ7jPh2cvVnU7zmhB2NiusjS2.CuD5wVi1NrNO8jnn572WnZ/2kW';
export const apiKey = 'ein-schluessel-fuer-kong';

export async function startOutsideWorld(): Promise<OutsideWorld> {
  const directory = await mkdtemp(join(tmpdir(), 'hub-outside-'));
  const redisPort = await freePort();
  const [systems, firstRedis, postgres] = await Promise.all([startSystems(directory), startRedis(directory, redisPort), startPostgres()]);
  let redis = firstRedis;
  assert.ok(postgres, 'PostgreSQL is installed');
  const { advoware, espocrm, google, threecx } = systems.connection;
  return {
    crm: new Crm(new URL('/', espocrm.url).href),
    advoware: new AdvowareSystem(new URL('/', advoware.url).href),
    pbx: new Pbx(threecx),
    google: new GoogleSystem(google.apiRoot),
    redisPort,
    redis: (db) => new Redis({ port: redisPort, db }),
    async restartRedis() {
      await end(redis);
      redis = await startRedis(directory, redisPort);
    },
    databaseUrl: postgres.url,
    env: { ...productionEnv(systems.connection), REDIS_URL: `redis://127.0.0.1:${redisPort}`, DATABASE_URL: postgres.url },
    calendarEnv: { GOOGLE_CALENDAR_API_ROOT: google.apiRoot, GOOGLE_CALENDAR_SERVICE_ACCOUNT_PATH: google.keyFile ?? '', CALENDAR_CRON: '', CALENDAR_POLL_SECONDS: '86400' },
    async stop() {
      await Promise.all([end(systems.child), end(redis), postgres.stop()]);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function productionEnv({ advoware, espocrm }: SandboxConnection): Record<string, string> {
  return {
    HUB_API_KEYS: `kong:${apiKey}`,
    NODE_RED_CREDENTIAL_SECRET: 'ein-geheimnis-fuer-node-red',
    EDITOR_USERS: `anna:${editorHash}:full,bert:${editorHash}:read`,
    ADVOWARE_API_BASE_URL: advoware.url, ADVOWARE_TOKEN_URL: advoware.tokenUrl, ADVOWARE_PRODUCT_ID: advoware.productId, ADVOWARE_APP_ID: advoware.appId,
    ADVOWARE_API_KEY: advoware.apiKey, ADVOWARE_KANZLEI: advoware.kanzlei, ADVOWARE_DATABASE: advoware.database, ADVOWARE_USER: advoware.user,
    ADVOWARE_ROLE: advoware.role, ADVOWARE_PASSWORD: advoware.password, ADVOWARE_WRITE_PROTECTION: 'false',
    ESPOCRM_API_BASE_URL: espocrm.url, ESPOCRM_API_KEY: espocrm.apiKey, ESPOCRM_NOTIFY_USER_ID: espocrm.notifyUserId,
  };
}

/** What a hub needs to work with the telephone system of the world. */
export function telephonyEnv({ pbx }: Pick<OutsideWorld, 'pbx'>): Record<string, string> {
  const { url, clientId, apiKey: secret } = pbx.account;
  return { THREECX_API_BASE_URL: url, THREECX_CLIENT_ID: clientId, THREECX_API_KEY: secret, THREECX_DN: '10', THREECX_WEBHOOK_SECRET: pbx.account.webhookSecret };
}

/** `npm run crm:setup`: makes the CRM call the hub; answers ESPOCRM_WEBHOOK_SECRETS as it is printed for the administrator. */
export async function setUpWebhooks(env: Readonly<Record<string, string>>, publicUrl: string): Promise<string> {
  const { stdout } = await run(process.execPath, [join(dist, 'app', 'crm-setup.js')], { env: { PATH: process.env['PATH'], ...env, HUB_PUBLIC_URL: publicUrl } });
  const secrets = /^ESPOCRM_WEBHOOK_SECRETS=(\S+)$/m.exec(stdout)?.[1];
  assert.ok(secrets, stdout);
  return secrets;
}

async function startSystems(directory: string): Promise<{ readonly child: ChildProcess; readonly connection: SandboxConnection }> {
  const child = spawn(process.execPath, [join(dist, 'sandbox', 'main.js')], {
    env: { PATH: process.env['PATH'], SANDBOX_DATA: 'empty', SANDBOX_WEBHOOK_INTERVAL_MS: '50', SANDBOX_STATE_DIR: join(directory, 'sandbox') }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  atExit(child.pid ?? 0);
  const [line] = await once(createInterface({ input: child.stdout }), 'line') as [string];
  return { child, connection: JSON.parse(line) as SandboxConnection };
}

async function startRedis(directory: string, port: number): Promise<ChildProcess> {
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory, '--appendonly', 'yes', '--save', '', '--repl-diskless-sync-delay', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  atExit(child.pid ?? 0);
  const lines = createInterface({ input: child.stdout });
  let isReady = false;
  lines.on('line', (line) => { isReady ||= line.includes('Ready to accept connections'); });
  await until('Redis is ready', () => isReady);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
