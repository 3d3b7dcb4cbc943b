import type { EventOutcome } from '../../../src/hub/events/events.js';
import type { CalendarEvent } from '../../../src/hub/events/topics.js';
import type { CalendarStore } from '../../../src/hub/ledger/calendars/calendar-store.js';
import type { Ledger } from '../../../src/hub/ledger/ledger.js';
import { memoryLedger, type MemoryLedgerState } from '../../../src/hub/ledger/memory-ledger.js';
import { redisLocks } from '../../../src/hub/locks/redis-locks.js';
import { prometheusMetrics } from '../../../src/hub/metrics/prometheus-metrics.js';
import type { CalendarContext } from '../../../src/sync/calendar/context.js';
import { syncEmployee } from '../../../src/sync/calendar/sync-employee.js';
import { createAdvoware } from '../../../src/systems/advoware/create-advoware.js';
import { createEspoCrm } from '../../../src/systems/espocrm/create-espocrm.js';
import { googleCalendarWith } from '../../../src/systems/google-calendar/create-google-calendar.js';
import { having } from '../engine/having.js';
import type { HubProcess } from '../engine/process.js';
import { quietLog } from '../engine/quiet-log.js';
import type { EventQueue, Job } from '../systems/event-queue.js';
import type { GoogleServer } from '../systems/google-server.js';
import { withWireTo, type WireServer } from '../systems/http.js';
import type { RedisStore } from '../systems/redis.js';
import type { Who } from './history.js';
import type { Safeguards } from './safeguards.js';

export interface ProgramParts {
  readonly process: HubProcess;
  readonly queue: EventQueue;
  readonly redis: RedisStore;
  readonly ledger: MemoryLedgerState;
  readonly wire: WireServer;
  readonly google: GoogleServer;
  readonly safeguards: Safeguards;
  readonly writeProtection: boolean;
  readonly employees: readonly Who[];
  /** Hears of every commit that went through. */
  readonly committed: (recordId: string, fence: number) => void;
}

/** What one process of the hub does: the flow of the calendar sync, without Node-RED. */
export class CalendarProgram {
  readonly #parts: ProgramParts;
  readonly context: CalendarContext;

  constructor(parts: ProgramParts) {
    this.#parts = parts;
    this.context = contextOf(parts);
  }

  /** Works on one event, as the flow of its topic does. */
  handle(job: Job): Promise<EventOutcome> {
    return this.#work(job).catch((error: unknown) => ({ kind: 'failed' as const, error: error instanceof Error ? error : new Error(String(error)) }));
  }

  async #work({ topic, payload }: Job): Promise<EventOutcome> {
    if (topic === 'calendar_sync_all') {
      await this.#emit(this.#parts.employees.map((kuerzel) => ({ kuerzel, source: 'cron', timestamp: this.#parts.process.effects.now().toString() })));
      return { kind: 'done' };
    }
    const result = await syncEmployee(this.context, payload as unknown as CalendarEvent);
    return result.kind === 'busy' || result.kind === 'unfinished' ? { kind: 'later', delayMs: result.delayMs } : { kind: 'done' };
  }

  async #emit(events: readonly CalendarEvent[]): Promise<void> {
    const { process, queue } = this.#parts;
    await process.effects.run({ system: 'redis', operation: 'emit calendar_sync_employee' }, () => new Promise((resolve) => {
      for (const event of events) queue.add('calendar_sync_employee', structuredClone(event));
      resolve(undefined);
    }));
  }
}

const paths = { employees: 'employees', appointments: 'appointments', beteiligte: 'Beteiligte' };
/** Nobody reads them: one for all. */
const metrics = prometheusMetrics({ processMetrics: false });
/** Nobody reads it: a deadline of the real clock must never strike in virtual time. */
const http = { timeoutMs: 2 ** 31 - 1 };

function contextOf({ process: { effects }, redis, ledger, wire, google, safeguards, writeProtection, committed }: ProgramParts): CalendarContext {
  const cache = redis.connection();
  const clients = withWireTo((request) => wire(safeguards.wire(request)), () => ({
    advoware: createAdvoware({
      effects, cache, log: quietLog, http,
      settings: {
        baseUrl: 'http://system/advoware/', tokenUrl: 'http://system/advoware/Token', productId: 64, appId: 'app', apiKey: 'a2V5', kanzlei: 'k',
        database: 'd', user: 'u', role: 1, password: 'p', paths, writeProtection: writeProtection && safeguards.writeProtection === 'obeyed',
      },
    }),
    espocrm: createEspoCrm({ effects, log: quietLog, http, settings: { baseUrl: 'http://system/espocrm/api/v1', apiKey: 'key', notifyUserId: 'notifyuser', webhookSecrets: [] } }),
  }));
  const calendar = googleCalendarWith(google.authorization(safeguards.googleWire), {
    effects, cache, log: quietLog, settings: { serviceAccountPath: '', apiRoot: google.system.origin() },
  });
  return {
    hub: {
      effects, log: quietLog, metrics, locks: safeguards.locks(redisLocks({ redis: cache, effects })),
      ledger: watched(safeguards.ledger(memoryLedger(effects, ledger), ledger), committed),
    },
    advoware: safeguards.advoware(clients.advoware, () => effects.now().epochMilliseconds), google: safeguards.google(calendar, ledger), espocrm: clients.espocrm, notifyUserId: 'notifyuser',
    window: { pastDays: 90, futureDays: 730 },
  };
}

/** The ledger, with somebody who sees from outside which runs it lets commit. */
function watched(ledger: Ledger, committed: ProgramParts['committed']): Ledger {
  const calendars = having<CalendarStore>(ledger.calendars, {
    async commit(run, change) {
      await ledger.calendars.commit(run, change);
      committed(run.recordId, run.fence);
    },
  });
  return having(ledger, { calendars });
}
