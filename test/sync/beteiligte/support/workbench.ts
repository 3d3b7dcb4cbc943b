import type { Effect, Effects } from '../../../../src/hub/effects/effects.js';
import type { BeteiligteEvent } from '../../../../src/hub/events/topics.js';
import type { JsonObject } from '../../../../src/hub/json.js';
import { emptyMemoryLedger, memoryLedger, type MemoryLedgerState } from '../../../../src/hub/ledger/memory-ledger.js';
import type { Ledger } from '../../../../src/hub/ledger/ledger.js';
import { prometheusMetrics } from '../../../../src/hub/metrics/prometheus-metrics.js';
import { redisLocks } from '../../../../src/hub/locks/redis-locks.js';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../../src/sandbox/sandbox.js';
import type { SyncContext, SyncResult } from '../../../../src/sync/beteiligte/context.js';
import { dueBeteiligte } from '../../../../src/sync/beteiligte/due-beteiligte.js';
import { syncBeteiligter } from '../../../../src/sync/beteiligte/sync-beteiligter.js';
import { createAdvoware, type AdvowareClient } from '../../../../src/systems/advoware/create-advoware.js';
import { createEspoCrm, type EspoCrmClient } from '../../../../src/systems/espocrm/create-espocrm.js';
import { Interruptible } from '../../support/interruptible.js';
import { recordingLog } from '../../../hub/support/quiet-log.js';
import type { TestRedis } from '../../../hub/support/redis-server.js';
import { sandboxSettings } from '../../../systems/support/advoware-settings.js';
import { virtualEffects, type VirtualEffects } from '../../../systems/support/virtual-effects.js';

export interface WorkbenchOptions { readonly sandbox?: SandboxOptions; readonly writeProtection?: boolean }

/** The real sync on real clients over HTTP against the stand-ins, with a ledger in memory and real locks. */
export class Workbench {
  readonly sandbox: Sandbox;
  readonly ledgerState: MemoryLedgerState = emptyMemoryLedger();
  readonly effects: VirtualEffects;
  readonly metrics = prometheusMetrics({ processMetrics: false });
  readonly #redis: TestRedis;
  readonly #advoware: AdvowareClient;
  readonly #espocrm: EspoCrmClient;
  readonly #cache;
  readonly #interruptible: Interruptible;

  private constructor(sandbox: Sandbox, redis: TestRedis, cache: Awaited<ReturnType<TestRedis['connect']>>, effects: VirtualEffects, writeProtection: boolean) {
    const log = recordingLog();
    const { url, apiKey, notifyUserId } = sandbox.connection.espocrm;
    this.sandbox = sandbox;
    this.effects = effects;
    this.#redis = redis;
    this.#cache = cache;
    this.#interruptible = new Interruptible(effects);
    const seam = this.#seam();
    this.#advoware = createAdvoware({ settings: sandboxSettings(sandbox, { writeProtection }), effects: seam, cache, log });
    this.#espocrm = createEspoCrm({ settings: { baseUrl: url, apiKey, notifyUserId, webhookSecrets: [] }, effects: seam, log });
  }

  static async start(redis: TestRedis, options: WorkbenchOptions = {}): Promise<Workbench> {
    const effects = virtualEffects();
    const sandbox = await startSandbox({ clock: () => effects.now().epochMilliseconds, ...options.sandbox });
    return new Workbench(sandbox, redis, await redis.connect('request', 1), effects, options.writeProtection ?? false);
  }

  async stop(): Promise<void> {
    this.#advoware.close();
    this.#espocrm.close();
    await this.sandbox.close();
    await this.#redis.flush();
  }

  get ledger(): Ledger { return memoryLedger(this.#seam(), this.ledgerState); }

  get context(): SyncContext & { readonly advoware: AdvowareClient } {
    const effects = this.#seam();
    const log = recordingLog();
    return {
      hub: { effects, log, metrics: this.metrics, ledger: memoryLedger(effects, this.ledgerState), locks: redisLocks({ redis: this.#cache, effects }) },
      advoware: this.#advoware, espocrm: this.#espocrm, notifyUserId: this.sandbox.connection.espocrm.notifyUserId,
      stammdaten: 'both', kommunikation: 'both',
    };
  }

  /** Runs the sync of one record, as the flow does for the event. */
  sync(id: string, action: BeteiligteEvent['action'] = 'update', source = 'espocrm'): Promise<SyncResult> {
    return syncBeteiligter(this.context, { entity_id: id, action, source, timestamp: this.effects.now().toString() });
  }

  /** What the cron does: lists what is due and runs each. */
  async cron(): Promise<SyncResult[]> {
    const results: SyncResult[] = [];
    for (const event of await dueBeteiligte(this.context)) results.push(await syncBeteiligter(this.context, event));
    return results;
  }

  /** From the next such effect on the process is dead: nothing after it happens, and nobody is told. */
  async crashAfter(at: (effect: Effect) => boolean, work: () => Promise<unknown>): Promise<void> {
    if (!(await this.#interruptible.dieAt(at, 'after', work))) throw new Error('the run ended without reaching the effect');
    await this.#redis.flush();
  }

  /** A person acts between reading and writing: once, just before the first such effect. */
  before(at: (effect: Effect) => boolean, act: () => void): void {
    this.#interruptible.before(at, act);
  }

  /** Time passes; what lives in Redis for minutes only is gone with it. */
  async later(milliseconds: number): Promise<void> {
    this.effects.advance(milliseconds);
    await this.#redis.flush();
  }

  clearLogs(): void {
    this.sandbox.advoware.log.clear();
    this.sandbox.espocrm.log.clear();
  }

  /** `GET Advoware`, `PUT EspoCRM`, … in order, without the login. */
  get calls(): { readonly advoware: readonly string[]; readonly espocrm: readonly string[] } {
    const names = (log: Sandbox['advoware']['log']): string[] => log.all().filter(({ path }) => !path.endsWith('/Token')).map(({ method, path }) => `${method} ${path.split('/').slice(-2).join('/')}`);
    return { advoware: names(this.sandbox.advoware.log), espocrm: names(this.sandbox.espocrm.log) };
  }

  counts(): { reads: number; writes: number } {
    const all = [...this.calls.advoware, ...this.calls.espocrm];
    return { reads: all.filter((call) => call.startsWith('GET')).length, writes: all.filter((call) => !call.startsWith('GET')).length };
  }

  crm(id: string): JsonObject { return this.sandbox.espocrm.persons.read('CBeteiligte', id) as JsonObject; }

  /** What Advoware holds of a Beteiligter, as a person there sees it. */
  advowareOf(betNr: number): JsonObject { return this.sandbox.advoware.store.get(betNr).fields; }

  createInCrm(fields: JsonObject = {}): string {
    return this.sandbox.espocrm.persons.create('CBeteiligte', { lastName: 'Muster', firstName: 'Erika', rechtsform: 'Natürliche Person', syncStatus: 'pending_sync', ...fields }).id;
  }

  /** A second person of the same name: EspoCRM asks on creating, not on renaming. */
  createNamesakeInCrm(fields: JsonObject = {}): string {
    const id = this.createInCrm({ ...fields, lastName: 'Zweitname' });
    this.editInCrm(id, { lastName: 'Muster' });
    return id;
  }

  editInCrm(id: string, fields: JsonObject): void { this.sandbox.espocrm.persons.edit('CBeteiligte', id, fields as never); }

  /** A linked, settled pair; the logs start empty. */
  async linkedPair(fields: JsonObject = {}): Promise<{ id: string; betNr: number }> {
    const id = this.createInCrm(fields);
    const result = await this.sync(id, 'create');
    if (result.kind !== 'created') throw new Error(`expected a created pair, got ${result.kind}`);
    this.clearLogs();
    return { id, betNr: result.betNr };
  }

  /** Texts of the notices that reached users. */
  notices(): string[] {
    return this.sandbox.espocrm.persons.all('Note').map((note) => note['post'] as string);
  }

  #seam(): Effects { return this.#interruptible.seam(); }
}
