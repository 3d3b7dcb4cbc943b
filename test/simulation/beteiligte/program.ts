import type { EventOutcome } from '../../../src/hub/events/events.js';
import type { BeteiligteEvent } from '../../../src/hub/events/topics.js';
import type { Ledger } from '../../../src/hub/ledger/ledger.js';
import { memoryLedger, type MemoryLedgerState } from '../../../src/hub/ledger/memory-ledger.js';
import { prometheusMetrics } from '../../../src/hub/metrics/prometheus-metrics.js';
import { redisLocks } from '../../../src/hub/locks/redis-locks.js';
import type { SyncContext } from '../../../src/sync/beteiligte/context.js';
import { dueBeteiligte } from '../../../src/sync/beteiligte/due-beteiligte.js';
import { syncBeteiligter } from '../../../src/sync/beteiligte/sync-beteiligter.js';
import { createAdvoware } from '../../../src/systems/advoware/create-advoware.js';
import { createEspoCrm } from '../../../src/systems/espocrm/create-espocrm.js';
import type { HubProcess } from '../engine/process.js';
import { quietLog } from '../engine/quiet-log.js';
import type { Safeguards } from '../engine/safeguards.js';
import type { EventQueue, Job } from '../systems/event-queue.js';
import { withWireTo, type WireServer } from '../systems/http.js';
import type { RedisStore } from '../systems/redis.js';
import type { Delivery } from '../systems/webhooks.js';

export interface ProgramParts {
  readonly process: HubProcess;
  readonly queue: EventQueue;
  readonly redis: RedisStore;
  readonly ledger: MemoryLedgerState;
  readonly wire: WireServer;
  readonly safeguards: Safeguards;
  readonly writeProtection: boolean;
  /** Hears of every commit that went through. */
  readonly committed: (recordId: string, fence: number) => void;
}

/** What one process of the hub does: the flows `vmh-webhooks` and `beteiligte-sync`, without Node-RED. */
export class BeteiligteProgram {
  readonly #parts: ProgramParts;
  readonly #context: SyncContext;

  constructor(parts: ProgramParts) {
    this.#parts = parts;
    this.#context = contextOf(parts);
  }

  /** Works on one event, as the flow of its topic does. */
  handle(job: Job): Promise<EventOutcome> {
    const handler = this.#parts.safeguards.handler((event) => this.#work(event.topic, event.payload as unknown as BeteiligteEvent), this.#parts.redis);
    const event = { id: String(job.id), topic: job.topic, payload: job.payload, attempt: job.attempts + 1 };
    return handler(event, new AbortController().signal).catch((error: unknown) =>
      ({ kind: 'failed' as const, error: error instanceof Error ? error : new Error(String(error)) }));
  }

  /** Takes a webhook in: answered only when its event is durable. */
  async receive({ topic, action, id }: Delivery): Promise<void> {
    await this.#emit(topic, [{ entity_id: id, action, source: 'espocrm', timestamp: this.#parts.process.effects.now().toString() }]);
  }

  async #work(topic: Job['topic'], event: BeteiligteEvent): Promise<EventOutcome> {
    if (topic === 'vmh.beteiligte.cron') {
      await this.#emit('vmh.beteiligte.sync_check', await dueBeteiligte(this.#context));
      return { kind: 'done' };
    }
    const result = await syncBeteiligter(this.#context, event);
    return result.kind === 'busy' ? { kind: 'later', delayMs: result.delayMs } : { kind: 'done' };
  }

  async #emit(topic: Job['topic'], events: readonly BeteiligteEvent[]): Promise<void> {
    const { process, queue } = this.#parts;
    await process.effects.run({ system: 'redis', operation: `emit ${topic}` }, () => new Promise((resolve) => {
      for (const event of events) queue.add(topic, structuredClone(event));
      resolve(undefined);
    }));
  }
}

const paths = { employees: 'employees', appointments: 'appointments', beteiligte: 'Beteiligte' };
/** Nobody reads it: a deadline of the real clock must never strike in virtual time. */
const http = { timeoutMs: 2 ** 31 - 1 };

function contextOf({ process: { effects }, redis, ledger, wire, safeguards, writeProtection, committed }: ProgramParts): SyncContext {
  const cache = safeguards.redis(redis.connection());
  const clients = withWireTo((request) => wire(safeguards.wire(request)), () => ({
    advoware: createAdvoware({
      effects, cache, log: quietLog, http,
      settings: {
        baseUrl: 'http://system/advoware/', tokenUrl: 'http://system/advoware/Token', productId: 64, appId: 'app', apiKey: 'a2V5', kanzlei: 'k',
        database: 'd', user: 'u', role: 1, password: 'p', paths, writeProtection: writeProtection && safeguards.writeProtection === 'obeyed',
      },
    }),
    espocrm: createEspoCrm({
      effects, log: quietLog, http,
      settings: { baseUrl: 'http://system/espocrm/api/v1', apiKey: 'key', notifyUserId: 'notifyuser', webhookSecrets: [] },
    }),
  }));
  return {
    hub: {
      effects, log: quietLog, metrics: prometheusMetrics({ processMetrics: false }),
      locks: safeguards.locks(redisLocks({ redis: cache, effects })),
      ledger: watched(safeguards.ledger(memoryLedger(effects, ledger), ledger), committed),
    },
    advoware: safeguards.advoware(clients.advoware), espocrm: safeguards.espocrm(clients.espocrm), notifyUserId: 'notifyuser',
    stammdaten: 'both', kommunikation: 'both',
  };
}

/** The ledger, with somebody who sees from outside which runs it lets commit. */
function watched(ledger: Ledger, committed: ProgramParts['committed']): Ledger {
  return new Proxy(ledger, {
    get(target, name) {
      if (name !== 'commit') return (target[name as keyof Ledger] as () => unknown).bind(target);
      return async (...[run, change]: Parameters<Ledger['commit']>): Promise<void> => {
        await target.commit(run, change);
        committed(run.recordId, run.fence);
      };
    },
  });
}
