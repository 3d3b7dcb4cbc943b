import type { Effect, Effects } from '../../../../src/hub/effects/effects.js';
import { emptyMemoryLedger, memoryLedger, type MemoryLedgerState } from '../../../../src/hub/ledger/memory-ledger.js';
import { prometheusMetrics } from '../../../../src/hub/metrics/prometheus-metrics.js';
import type { LeadSettings } from '../../../../src/hub/settings/settings.js';
import type { JsonObject } from '../../../../src/sandbox/json.js';
import { startSandbox, type Sandbox } from '../../../../src/sandbox/sandbox.js';
import { checkDelivery } from '../../../../src/sync/leads/check-delivery.js';
import type { LeadContext, LeadResult } from '../../../../src/sync/leads/context.js';
import { followUp } from '../../../../src/sync/leads/follow-up.js';
import { joinNewsletter } from '../../../../src/sync/leads/join-newsletter.js';
import { leadKeeper } from '../../../../src/sync/leads/keep-lead.js';
import { offerCall } from '../../../../src/sync/leads/offer-call.js';
import { recordLead } from '../../../../src/sync/leads/record-lead.js';
import { createEspoCrm, type EspoCrmClient } from '../../../../src/systems/espocrm/create-espocrm.js';
import { recordingLog } from '../../../hub/support/quiet-log.js';
import { fakeEvents, fakeLocks, type FakeEvents } from '../../../nodes/support/fakes.js';
import { Interruptible } from '../../support/interruptible.js';
import { virtualEffects, type VirtualEffects } from '../../../systems/support/virtual-effects.js';

export const secret = 'whsec_aHViLWRlbW8tc2VjcmV0LTAxMjM0NTY3ODlhYmNkZWY=';

/** The real work on leads, with a real client over HTTP against the stand-in, and a ledger in memory. */
export class LeadBench {
  readonly sandbox: Sandbox;
  readonly effects: VirtualEffects = virtualEffects();
  readonly ledgerState: MemoryLedgerState = emptyMemoryLedger();
  readonly events: FakeEvents = fakeEvents();
  readonly targetListId: string;
  settings: LeadSettings;
  leadExtension: string | undefined;
  readonly #espocrm: EspoCrmClient;
  readonly #interruptible = new Interruptible(this.effects);
  #locks = fakeLocks();
  #strike: () => 'lives' | 'last' | 'dead' = () => 'lives';
  #fell: () => void = () => undefined;

  private constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
    const { url, apiKey, notifyUserId } = sandbox.connection.espocrm;
    this.targetListId = this.inCrm('TargetList', { name: 'Newsletter' });
    this.settings = { secrets: [secret], teamUserId: sandbox.espocrm.credentials.staffUserId, targetListId: this.targetListId };
    this.#espocrm = createEspoCrm({ settings: { baseUrl: url, apiKey, notifyUserId, webhookSecrets: [] }, effects: this.#seam(), log: recordingLog() });
  }

  static async start(): Promise<LeadBench> {
    return new LeadBench(await startSandbox());
  }

  async stop(): Promise<void> {
    this.#espocrm.close();
    await this.sandbox.close();
  }

  get context(): LeadContext {
    const effects = this.#seam();
    return {
      hub: { effects, log: recordingLog(), metrics: prometheusMetrics({ processMetrics: false }), ledger: memoryLedger(effects, this.ledgerState), locks: this.#locks },
      espocrm: this.#espocrm, leads: this.settings, leadExtension: this.leadExtension, notifyUserId: this.sandbox.espocrm.credentials.notifyUserId,
    };
  }

  /** Takes a lead in as the flow does after its proof; answers its id. */
  async keep(body: object): Promise<string> {
    const checked = checkDelivery({ settings: { leads: this.settings } as never, effects: this.effects }, {
      body: Buffer.from(JSON.stringify(body)), headers: { 'content-type': 'application/json', 'x-webhook-secret': secret }, maps: {},
    });
    if (checked.kind === 'invalid') throw new Error(JSON.stringify(checked.faults));
    const { id } = await leadKeeper({ ledger: this.context.hub.ledger, events: this.events, log: recordingLog() })(checked.lead);
    return id;
  }

  record(id: string, decision?: Parameters<typeof recordLead>[1]['decision']): Promise<LeadResult> {
    return recordLead(this.context, { lead_id: id, ...(decision ? { decision } : {}) });
  }

  /** The steps in the order of the flow, as one event runs through it. */
  async work(id: string): Promise<LeadResult> {
    const first = await this.record(id);
    if (['busy', 'undecided', 'failed', 'skipped'].includes(first.kind)) return first;
    for (const step of [followUp, joinNewsletter, offerCall]) {
      const result = await step(this.context, id);
      if (result.kind === 'busy' || result.kind === 'failed') return result;
    }
    return first;
  }

  /** A person acts once, just before the first such effect. */
  before(at: (effect: Effect) => boolean, act: () => unknown): void {
    this.#interruptible.before(at, act);
  }

  /** The process dies at the n-th effect from now, before or after it; false when the work ends earlier. */
  async dies(at: number, moment: 'before' | 'after', work: () => Promise<unknown>): Promise<boolean> {
    let seen = 0;
    let fell: (died: true) => void = () => undefined;
    const died = new Promise<true>((resolve) => { fell = resolve; });
    this.#strike = () => {
      seen += 1;
      if (seen < at) return 'lives';
      if (seen === at && moment === 'after') return 'last';
      fell(true);
      return 'dead';
    };
    this.#fell = () => { fell(true); };
    const result = await Promise.race([died, work().then(() => false as const)]);
    this.#strike = () => 'lives';
    this.#locks = fakeLocks();
    return result;
  }

  inCrm(type: string, fields: JsonObject): string { return this.sandbox.espocrm.persons.create(type, fields).id; }
  all(type: string): readonly JsonObject[] { return this.sandbox.espocrm.persons.all(type); }
  /** Posts on a record; those to users are notices. */
  get posts(): readonly JsonObject[] { return this.all('Note').filter(({ parentId }) => typeof parentId === 'string'); }
  get notices(): readonly string[] { return this.all('Note').filter(({ parentId }) => typeof parentId !== 'string').map(({ post }) => String(post)); }
  /** How the runs ended, in their order; undefined: it never did. */
  get outcomes(): readonly (string | undefined)[] { return [...this.ledgerState.runs.values()].map(({ ended }) => ended?.outcome.result); }
  stateOf(id: string): string | undefined { return this.ledgerState.leads.leads.get(id)?.state; }

  /** Of each process the effects of its own life: what a dead one awaits is never answered. */
  #seam(): Effects {
    const effects = this.#interruptible.seam();
    return {
      ...effects,
      run: async (effect, action) => {
        const fate = this.#strike();
        if (fate === 'dead') return new Promise(() => undefined);
        const result = await effects.run(effect, action);
        if (fate === 'lives') return result;
        this.#fell();
        return new Promise(() => undefined);
      },
    };
  }
}
