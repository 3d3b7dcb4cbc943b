import type { Temporal } from 'temporal-polyfill';
import type { Effect, Effects } from '../../../../src/hub/effects/effects.js';
import { realEffects } from '../../../../src/hub/effects/real-effects.js';
import type { JsonObject } from '../../../../src/hub/json.js';
import { emptyMemoryLedger, memoryLedger, type MemoryLedgerState } from '../../../../src/hub/ledger/memory-ledger.js';
import type { Ledger } from '../../../../src/hub/ledger/ledger.js';
import { prometheusMetrics } from '../../../../src/hub/metrics/prometheus-metrics.js';
import type { Settings, TelephonySettings } from '../../../../src/hub/settings/settings.js';
import { startSandbox, type Sandbox } from '../../../../src/sandbox/sandbox.js';
import type { PhoneContext } from '../../../../src/sync/telephony/context.js';
import { createEspoCrm, type EspoCrmClient } from '../../../../src/systems/espocrm/create-espocrm.js';
import type { ThreeCx } from '../../../../src/systems/threecx/threecx.js';
import { recordingLog } from '../../../hub/support/quiet-log.js';
import { sandboxSettings } from '../../../hub/support/settings.js';
import { fakeLocks } from '../../../nodes/support/fakes.js';
import { Interruptible } from '../../support/interruptible.js';
import { virtualEffects, type VirtualEffects } from '../../../systems/support/virtual-effects.js';

/** The use cases on the real CRM client over HTTP against the stand-in, with a ledger in memory and a telephone system of the test's own. */
export class Workbench {
  readonly sandbox: Sandbox;
  readonly effects: VirtualEffects = virtualEffects();
  readonly ledgerState: MemoryLedgerState = emptyMemoryLedger();
  readonly log = recordingLog();
  readonly #telephony: Partial<TelephonySettings> = {};
  readonly #interruptible = new Interruptible(this.effects);
  #espocrm: EspoCrmClient;
  #locks = fakeLocks();
  #crashAfter: ((effect: Effect) => boolean) | undefined;
  threecx: ThreeCx | undefined;

  private constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
    this.#espocrm = this.#client();
  }

  static async start(): Promise<Workbench> {
    return new Workbench(await startSandbox());
  }

  async stop(): Promise<void> {
    this.#espocrm.close();
    await this.sandbox.close();
  }

  get ledger(): Ledger { return memoryLedger(this.#seam(), this.ledgerState); }

  /** What the firm has set; the rest is the default. */
  set(telephony: Partial<TelephonySettings>): void { Object.assign(this.#telephony, telephony); }

  get context(): PhoneContext {
    const effects = this.#seam();
    const settings: Settings = sandboxSettings('/nowhere', { THREECX_API_BASE_URL: 'http://127.0.0.1:1/', THREECX_CLIENT_ID: 'hub', THREECX_API_KEY: 'key' });
    return {
      hub: {
        effects, log: this.log, metrics: prometheusMetrics({ processMetrics: false }), ledger: memoryLedger(effects, this.ledgerState), locks: this.#locks,
        settings: { ...settings, telephony: { ...settings.telephony, ...this.#telephony } },
      },
      espocrm: this.#espocrm, notifyUserId: this.sandbox.connection.espocrm.notifyUserId, threecx: this.threecx,
    };
  }

  /** From the next such effect on the process is dead: nothing after it happens, and nobody is told. False: it never came to that. */
  async crashAfter(at: (effect: Effect) => boolean, work: () => Promise<unknown>): Promise<boolean> {
    const crashed = new Promise<true>((resolve) => {
      this.#crashAfter = (effect) => {
        if (!at(effect)) return false;
        resolve(true);
        return true;
      };
    });
    const result = await Promise.race([crashed, work().then(() => false as const)]);
    this.#crashAfter = undefined;
    this.#locks = fakeLocks();
    this.#espocrm = this.#client();
    return result;
  }

  /** Somebody acts once, just before the first such effect. */
  before(at: (effect: Effect) => boolean, act: () => unknown): void {
    this.#interruptible.before(at, act);
  }

  person(entity: string, fields: JsonObject): string {
    return this.sandbox.espocrm.persons.create(entity, fields as never).id;
  }

  all(entity: string): readonly JsonObject[] { return this.sandbox.espocrm.persons.all(entity); }

  get now(): Temporal.Instant { return this.effects.now(); }

  #client(): EspoCrmClient {
    const { url, apiKey, notifyUserId } = this.sandbox.connection.espocrm;
    return createEspoCrm({ settings: { baseUrl: url, apiKey, notifyUserId, webhookSecrets: [] }, effects: this.#seam(), log: this.log });
  }

  #seam(): Effects {
    const effects = this.#interruptible.seam();
    return {
      ...effects,
      // A race against the clock is one: only days are skipped here.
      sleep: (milliseconds, signal) => realEffects().sleep(milliseconds, signal),
      run: async (effect, action) => {
        const result = await effects.run(effect, action);
        if (this.#crashAfter?.(effect)) await new Promise<never>(() => undefined);
        return result;
      },
    };
  }
}

/** A telephone system that does what the test says, and nothing else. */
export function scriptedThreeCx(parts: Partial<ThreeCx> = {}): ThreeCx & { readonly dialled: { extension?: string; number: string }[] } {
  const dialled: { extension?: string; number: string }[] = [];
  return {
    dialled, dialect: 'callcontrol', capabilities: () => ({ calls: 'on', events: 'on', recordings: 'on', call_log: 'on' }),
    startCall: (request) => {
      dialled.push({ ...request });
      return Promise.resolve({ kind: 'started', callId: `pbx-${dialled.length}` as never });
    },
    callState: () => Promise.resolve({ kind: 'gone' }), callLog: () => Promise.resolve({ kind: 'listed', calls: [] }),
    findRecordings: () => Promise.resolve({ kind: 'listed', recordings: [] }), openRecording: () => Promise.resolve({ kind: 'not_there' }),
    watch: () => Promise.resolve(), close: () => undefined, ...parts,
  };
}
