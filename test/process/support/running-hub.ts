import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { topics } from '../../../src/hub/events/topics.js';
import { askRedis } from '../../../src/hub/redis/raw-redis.js';
import { privateSocketPath } from '../../../src/hub/redis/socket-path.js';
import { freePort, freshVarDir, HubProcess } from '../../app/process/hub-process.js';
import { keep } from '../../support/kept.js';
import { AdvowareSystem } from './advoware.js';
import { Crm } from './crm.js';
import { GoogleSystem } from './google.js';
import { atExit, isAlive } from './processes.js';
import { StandIn } from './stand-in.js';
import { until } from './until.js';

export interface StartOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly port?: number;
  /** `ready`: it answers; `synced`: its first sync is done as well, which only the sandbox has. */
  readonly wait?: 'ready' | 'synced';
}

const startedLimitMs = 60_000;
const quietLimitMs = 40_000;
const endLimitMs = 20_000;

/** A hub process on a folder of its own, which it may find again after its death. */
export class RunningHub {
  readonly port: number;
  readonly base: string;
  readonly varDir: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #removeVarDir: () => Promise<void>;
  #process: HubProcess | undefined;

  private constructor(port: number, varDir: { readonly path: string; remove(): Promise<void> }, env: NodeJS.ProcessEnv) {
    this.port = port;
    this.base = `http://127.0.0.1:${port}`;
    this.varDir = varDir.path;
    this.#env = env;
    this.#removeVarDir = () => varDir.remove();
  }

  static async start({ env = {}, port, wait = 'ready' }: StartOptions = {}): Promise<RunningHub> {
    const hub = new RunningHub(port ?? await freePort(), await freshVarDir(), env);
    await hub.launch(wait);
    return hub;
  }

  /** The hub without any client in the sandbox systems, its webhooks delivered within a moment; calendars are left to who wants them. */
  static sandbox(env: NodeJS.ProcessEnv = {}): Promise<RunningHub> {
    return RunningHub.start({ env: { SANDBOX_DATA: 'empty', SANDBOX_WEBHOOK_INTERVAL_MS: '50', LOG_LEVEL: 'warn', CALENDAR_CRON: '', ...env }, wait: 'synced' });
  }

  /** Starts the process, the first time or again on what an earlier one has left. */
  async launch(wait: 'ready' | 'synced'): Promise<void> {
    const hub = new HubProcess(this.varDir, this.port, this.#env);
    this.#process = hub;
    atExit(hub.pid);
    if (wait === 'synced') await hub.said(/Beenden mit Strg-C/);
    else await this.becomesReady();
  }

  get process(): HubProcess {
    assert.ok(this.#process);
    return this.#process;
  }

  get output(): string {
    return this.process.output;
  }

  get crm(): Crm {
    return new Crm(`http://127.0.0.1:${this.#sandboxPort('espocrm')}/`);
  }

  get advoware(): AdvowareSystem {
    return new AdvowareSystem(`http://127.0.0.1:${this.#sandboxPort('advoware')}/`);
  }

  get website(): StandIn {
    return new StandIn(`http://127.0.0.1:${this.#sandboxPort('website')}/`);
  }

  get google(): GoogleSystem {
    return new GoogleSystem(`http://127.0.0.1:${this.#sandboxPort('google')}/`);
  }

  #sandboxPort(system: 'espocrm' | 'advoware' | 'google' | 'website'): number {
    return (JSON.parse(readFileSync(join(this.varDir, 'sandbox', 'ports.json'), 'utf8')) as Record<typeof system, number>)[system];
  }

  async isReady(): Promise<boolean> {
    return await fetch(`${this.base}/health/ready`).then(({ status }) => status === 200, () => false);
  }

  async metrics(): Promise<string> {
    return await (await fetch(`${this.base}/metrics`)).text();
  }

  /** One figure of `/metrics`; series that fit the labels are added up. */
  async metric(name: string, labels: Readonly<Record<string, string>> = {}): Promise<number> {
    return figure(await this.metrics(), name, labels);
  }

  async becomesReady(): Promise<void> {
    await until('the hub is ready', () => this.isReady(), startedLimitMs);
  }

  /** Waits until no webhook is on its way and no event is left to be worked on. */
  async quiet(crm = this.crm): Promise<void> {
    await until('no webhook is left', async () => await crm.undelivered() === 0, quietLimitMs);
    await this.quietEvents();
  }

  /** Waits until no event is left to be worked on. */
  async quietEvents(limitMs = quietLimitMs): Promise<void> {
    await until('no event is left', async () => {
      // Asking is work for the hub too: not as often as other things are looked at.
      await delay(100);
      return await this.#eventsLeft() === 0;
    }, limitMs);
  }

  /** What is waiting or being worked on; the next tick of a schedule always waits in its queue. */
  async #eventsLeft(): Promise<number> {
    const text = await this.metrics();
    const ofRecords = Object.entries(topics).filter(([, definition]) => 'entity' in definition).map(([topic]) => topic);
    return ['waiting', 'active'].reduce((sum, state) => sum + figure(text, 'hub_queue_depth', { state }), 0)
      + ofRecords.reduce((sum, topic) => sum + figure(text, 'hub_queue_depth', { topic, state: 'delayed' }), 0);
  }

  /** What somebody does on an inject node in the editor; with a payload it is as if he had typed it there. */
  async inject(nodeId: string, payload?: string, type: 'str' | 'json' = 'str'): Promise<void> {
    const body = payload === undefined ? {} : { __user_inject_props__: [{ p: 'payload', v: payload, vt: type }] };
    const response = await fetch(`${this.base}/editor/inject/${nodeId}`, {
      method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', 'Node-RED-API-Version': 'v2' },
    });
    assert.equal(response.status, 200);
  }

  /** A client of the hub's private Redis; the test closes it. */
  async redis(db: number): Promise<Redis> {
    return new Redis({ path: await privateSocketPath(join(this.varDir, 'redis')), db });
  }

  /** The process of the private Redis. */
  async redisPid(): Promise<number> {
    const redis = await this.redis(0);
    try {
      return Number(/process_id:(\d+)/.exec(await redis.info('server'))?.[1]);
    } finally {
      redis.disconnect();
    }
  }

  /** As the kernel does it: nothing is said, nothing is put away. The sandbox systems end with the hub. */
  async killHard(): Promise<void> {
    const { crm, advoware } = this;
    await this.process.end();
    await until('the sandbox has gone', async () => !await isListening(crm.origin) && !await isListening(advoware.origin));
  }

  /** SIGTERM; answers the exit code. */
  async end(): Promise<number | NodeJS.Signals | null> {
    keep('metrics', await Promise.race([this.metrics(), delay(2_000, '', { ref: false })]).catch(() => ''));
    this.process.signal('SIGTERM');
    const late = setTimeout(() => { this.process.signal('SIGKILL'); }, endLimitMs);
    const code = await this.process.exited;
    clearTimeout(late);
    return code;
  }

  /** For the end of a test: whatever became of it, nothing of it is left. */
  async remove(): Promise<void> {
    if (this.#process !== undefined && isAlive(this.process.pid)) await this.end();
    const socket = await privateSocketPath(join(this.varDir, 'redis'));
    await askRedis(socket, 'SHUTDOWN NOSAVE', 5_000);
    await this.#removeVarDir();
  }
}

const isListening = (origin: string): Promise<boolean> => fetch(`${origin}_sandbox/info`).then(() => true, () => false);

function figure(text: string, name: string, labels: Readonly<Record<string, string>>): number {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return text.split('\n').filter((line) => line.startsWith(`${name}{`) && wanted.every((each) => line.includes(each)))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}
