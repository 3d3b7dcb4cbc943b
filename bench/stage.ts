import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { projectRoot } from '../src/app/project-root.js';
import { freePort } from '../test/app/process/hub-process.js';
import type { Webhook } from '../test/process/support/crm.js';
import { sandboxLeadSecret } from '../src/sandbox/website/system.js';
import { setUpWebhooks, startOutsideWorld, type OutsideWorld } from '../test/process/support/outside-world.js';
import { Load } from './load/load.js';
import { ProductionHub } from './production-hub.js';
import { startNodeRed, type StockNodeRed } from './rivals/node-red.js';
import { startSmallServer, type SmallServer } from './rivals/small-server.js';

/** Everything that takes part, each a process of its own. */
export type Stage = {
  readonly world: OutsideWorld;
  readonly load: Load;
  /** All tabs: takes webhooks and works on them. */
  readonly hub: ProductionHub;
  /** The tabs for webhooks and proxy alone, the proxy in front of `upstream`: what the intake costs without the work behind it. */
  readonly surface: ProductionHub;
  readonly handWritten: SmallServer;
  readonly nodeRed: StockNodeRed;
  readonly upstream: SmallServer;
  readonly webhook: Webhook;
  /** Forgets every event that still waits, whoever took it. */
  forgetEvents(): Promise<void>;
  stop(): Promise<void>;
};

/** Else the other hub would work on its events. */
const surfaceDb = 3;

type Ending = () => Promise<void>;
type HubEnv = Readonly<Record<string, string>>;

/** Sets everything up; what has been started is ended when a later part does not start. */
export async function setStage(): Promise<Stage> {
  const endings: Ending[] = [];
  try {
    return await startAll(endings);
  } catch (error) {
    await endAll(endings);
    throw error;
  }
}

async function startAll(endings: Ending[]): Promise<Stage> {
  const world = await startOutsideWorld();
  endings.push(() => world.stop());
  const port = await freePort();
  const redisUrl = `redis://127.0.0.1:${world.redisPort}`;
  const env = { ...world.env, ESPOCRM_WEBHOOK_SECRETS: await setUpWebhooks(world.env, `http://127.0.0.1:${port}`), LEADS_WEBHOOK_SECRET: sandboxLeadSecret, LOG_LEVEL: 'error' };
  const { update: webhook } = await world.crm.webhooks();
  const hub = await ProductionHub.start(env, port);
  endings.push(() => hub.end());
  const rivals = await startRivals(endings, { env, redisUrl, webhook });
  const load = new Load();
  endings.push(() => load.stop());
  const redis = new Redis(redisUrl);
  const surfaceEvents = new Redis(redisUrl, { db: surfaceDb });
  endings.push(() => {
    redis.disconnect();
    surfaceEvents.disconnect();
    return Promise.resolve();
  });
  return {
    world, hub, webhook, load, ...rivals,
    forgetEvents: async () => { await Promise.all([redis.flushdb(), surfaceEvents.flushdb()]); },
    stop: () => endAll(endings),
  };
}

type Common = { readonly env: HubEnv; readonly redisUrl: string; readonly webhook: Webhook };

async function startRivals(endings: Ending[], { env, redisUrl, webhook }: Common): Promise<Pick<Stage, 'surface' | 'handWritten' | 'nodeRed' | 'upstream'>> {
  const upstream = await startSmallServer('upstream');
  endings.push(() => upstream.stop());
  const surface = await startSurface(endings, { ...env, ADVOWARE_API_BASE_URL: `${upstream.base}/`, REDIS_DB_EVENTS: String(surfaceDb), REDIS_DB_ADVOWARE_CACHE: '4' });
  const nodeRed = await startNodeRed({ redisUrl, upstream: upstream.base });
  endings.push(() => nodeRed.stop());
  const handWritten = await startSmallServer('hand-written', { BENCH_REDIS_URL: redisUrl, BENCH_WEBHOOK_ID: webhook.id, BENCH_SECRET: webhook.secret });
  endings.push(() => handWritten.stop());
  return { upstream, surface, nodeRed, handWritten };
}

async function startSurface(endings: Ending[], env: HubEnv): Promise<ProductionHub> {
  const flows = await mkdtemp(join(tmpdir(), 'hub-bench-flows-'));
  endings.push(() => rm(flows, { recursive: true, force: true }));
  await mkdir(flows, { recursive: true });
  for (const name of ['vmh-webhooks', 'advoware-proxy', 'konfiguration']) await cp(join(projectRoot(__dirname), 'flows', `${name}.json`), join(flows, `${name}.json`));
  const surface = await ProductionHub.start({ ...env, HUB_FLOWS_DIR: flows, ...profiling() });
  endings.push(() => surface.end());
  return surface;
}

/** With `BENCH_CPU_PROFILE=<folder>` the intake's hub writes a profile there when it ends. */
function profiling(): HubEnv {
  const folder = process.env['BENCH_CPU_PROFILE'] ?? '';
  return folder === '' ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` };
}

async function endAll(endings: Ending[]): Promise<void> {
  for (const end of endings.toReversed()) await end().catch((error: unknown) => { process.stderr.write(`${String(error)}\n`); });
}
