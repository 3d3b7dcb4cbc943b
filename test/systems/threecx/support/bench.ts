import type { Redis } from 'ioredis';
import type { ThreeCxApiSettings } from '../../../../src/hub/settings/settings.js';
import { servePbx } from '../../../../src/sandbox/threecx/start.js';
import { createPbx, type PbxSystem } from '../../../../src/sandbox/threecx/system.js';
import { createThreeCx, type ThreeCxParts } from '../../../../src/systems/threecx/create-threecx.js';
import type { ThreeCx } from '../../../../src/systems/threecx/threecx.js';
import { startRedis, type PrivateRedis } from '../../support/private-redis.js';
import { recordingLog, type RecordingLog } from '../../support/recording-log.js';
import { virtualEffects, type VirtualEffects } from '../../support/virtual-effects.js';

export interface Bench {
  pbx: PbxSystem;
  cache: Redis;
  effects: VirtualEffects;
  log: RecordingLog;
  settings: ThreeCxApiSettings;
  /** A client like that of another process: it shares Redis and telephone system, nothing else. */
  client(changes?: Partial<ThreeCxParts>): ThreeCx;
  logins(): number;
}

/** A telephone system and an empty Redis for each test. The clock of both sides moves with `effects`. */
export function benchPerTest(dialect: ThreeCxApiSettings['dialect'] = 'callcontrol'): Bench {
  const bench = {} as Bench;
  const clients: ThreeCx[] = [];
  let redis: PrivateRedis;
  let close: () => Promise<void>;
  before(async () => {
    redis = await startRedis();
    bench.cache = redis.connect();
  });
  after(() => redis.stop());
  beforeEach(async () => {
    await bench.cache.flushall();
    bench.effects = virtualEffects();
    bench.log = recordingLog();
    const clock = (): number => bench.effects.now().epochMilliseconds;
    bench.pbx = createPbx({ clock });
    const server = await servePbx(bench.pbx, [0], clock);
    close = server.close;
    const { clientId, apiKey } = bench.pbx.credentials;
    const origin = `http://127.0.0.1:${server.port}/`;
    bench.settings = { dialect, baseUrl: dialect === 'simple' ? `${origin}api/v1/` : origin, clientId, apiKey, dn: '10' };
  });
  afterEach(async () => {
    clients.splice(0).forEach((client) => { client.close(); });
    await close();
  });
  bench.client = (changes = {}) => {
    const client = createThreeCx({ settings: bench.settings, effects: bench.effects, cache: bench.cache, log: bench.log, http: { timeoutMs: 400 }, ...changes });
    clients.push(client);
    return client;
  };
  bench.logins = () => requestsTo(bench, '/connect/token');
  return bench;
}

export function requestsTo({ pbx }: Bench, path: string, method?: string): number {
  return pbx.log.all().filter((entry) => entry.path.includes(path) && (method === undefined || entry.method === method)).length;
}
