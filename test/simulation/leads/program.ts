import type { EventOutcome, Events } from '../../../src/hub/events/events.js';
import type { LeadEvent } from '../../../src/hub/events/topics.js';
import type { NewLead } from '../../../src/hub/ledger/leads/lead-store.js';
import type { Ledger } from '../../../src/hub/ledger/ledger.js';
import { memoryLedger } from '../../../src/hub/ledger/memory-ledger.js';
import { redisLocks } from '../../../src/hub/locks/redis-locks.js';
import { prometheusMetrics } from '../../../src/hub/metrics/prometheus-metrics.js';
import type { LeadContext } from '../../../src/sync/leads/context.js';
import { followUp } from '../../../src/sync/leads/follow-up.js';
import { joinNewsletter } from '../../../src/sync/leads/join-newsletter.js';
import { leadKeeper, type LeadKeeper } from '../../../src/sync/leads/keep-lead.js';
import { recordLead } from '../../../src/sync/leads/record-lead.js';
import { sweepLeads } from '../../../src/sync/leads/sweep-leads.js';
import { createEspoCrm } from '../../../src/systems/espocrm/create-espocrm.js';
import type { EspoCrm } from '../../../src/systems/espocrm/espocrm.js';
import { quietLog } from '../engine/quiet-log.js';
import type { CrmSurroundings } from '../systems/crm-scene.js';
import type { Job } from '../systems/event-queue.js';
import { withWireTo } from '../systems/http.js';

/** Where a mutant can take one safeguard out. */
export interface Safeguards {
  readonly espocrm: (espocrm: EspoCrm) => EspoCrm;
  readonly ledger: (ledger: Ledger) => Ledger;
  readonly sweep: 'on' | 'off';
}
const same = <T>(value: T): T => value;
export const intact: Safeguards = { espocrm: same, ledger: same, sweep: 'on' };

export interface ProgramParts extends CrmSurroundings { readonly safeguards: Safeguards }

export const targetListId = 'newsletter';

/** What one process of the hub does: the flow `Leads`, without Node-RED. */
export class LeadProgram {
  readonly #parts: ProgramParts;
  readonly #context: LeadContext;
  readonly #keep: LeadKeeper;

  constructor(parts: ProgramParts) {
    this.#parts = parts;
    this.#context = contextOf(parts);
    const events = { emit: async (_topic: string, payloads: readonly unknown[]) => {
      await this.#emit(payloads as readonly LeadEvent[]);
      return { accepted: [], refused: [] };
    } } as unknown as Events;
    this.#keep = leadKeeper({ ledger: this.#context.hub.ledger, events, log: quietLog });
  }

  /** Works on one event, as the flow does. */
  handle(job: Job): Promise<EventOutcome> {
    return this.#work(job).catch((error: unknown) => ({ kind: 'failed' as const, error: error instanceof Error ? error : new Error(String(error)) }));
  }

  /** Takes a delivery in; answers the lead's id when it is kept. */
  async receive(lead: NewLead): Promise<string> {
    return (await this.#keep(lead)).id;
  }

  async #work({ topic, payload }: Job): Promise<EventOutcome> {
    if (topic === 'lead.sweep') {
      if (this.#parts.safeguards.sweep === 'on') await this.#emit(await sweepLeads(this.#context));
      return { kind: 'done' };
    }
    const event = payload as unknown as LeadEvent;
    for (const step of [recordLead, (context: LeadContext, { lead_id }: LeadEvent) => followUp(context, lead_id), (context: LeadContext, { lead_id }: LeadEvent) => joinNewsletter(context, lead_id)]) {
      const result = await step(this.#context, event);
      if (result.kind === 'busy') return { kind: 'later', delayMs: result.delayMs };
      if (result.kind === 'undecided' || result.kind === 'failed') return { kind: 'done' };
    }
    return { kind: 'done' };
  }

  async #emit(events: readonly LeadEvent[]): Promise<void> {
    const { process, queue } = this.#parts;
    await process.effects.run({ system: 'redis', operation: 'emit lead.received' }, () => new Promise((resolve) => {
      for (const event of events) queue.add('lead.received', { ...event });
      resolve(undefined);
    }));
  }
}

/** Nobody reads it: a deadline of the real clock must never strike in virtual time. */
const http = { timeoutMs: 2 ** 31 - 1 };

function contextOf({ process: { effects }, redis, ledger, wire, safeguards }: ProgramParts): LeadContext {
  const espocrm = withWireTo(wire, () => createEspoCrm({
    effects, log: quietLog, http, settings: { baseUrl: 'http://system/espocrm/api/v1', apiKey: 'key', notifyUserId: 'notifyuser', webhookSecrets: [] },
  }));
  return {
    hub: {
      effects, log: quietLog, metrics: prometheusMetrics({ processMetrics: false }), locks: redisLocks({ redis: redis.connection(), effects }),
      ledger: safeguards.ledger(memoryLedger(effects, ledger)),
    },
    espocrm: safeguards.espocrm(espocrm), leads: { secrets: [], teamUserId: 'team', targetListId }, leadExtension: undefined, notifyUserId: 'notifyuser',
  };
}
