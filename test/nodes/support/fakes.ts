import { realEffects } from '../../../src/hub/effects/real-effects.js';
import type { DurableEvent, EventHandler, EventOutcome, Events } from '../../../src/hub/events/events.js';
import type { Topic } from '../../../src/hub/events/topics.js';
import type { Hub } from '../../../src/hub/hub.js';
import type { HeldLock, Locks } from '../../../src/hub/locks/locks.js';
import type { Metrics } from '../../../src/hub/metrics/metrics.js';
import type { Log } from '../../../src/hub/log/log.js';
import type { Settings } from '../../../src/hub/settings/settings.js';

const silent = (): void => undefined;
export const quietLog: Log = { debug: silent, info: silent, warn: silent, error: silent };

export const settings = {
  http: { host: '127.0.0.1', port: 1880, publicUrl: undefined },
  syncCron: '*/15 * * * *',
  google: { serviceAccountPath: undefined, apiRoot: 'http://127.0.0.1:9/', cron: '0 3 * * *', pollSeconds: 300, pastDays: 90, futureDays: 730 },
  apiKeys: [{ name: 'kanzlei', key: 'k-1' }, { name: 'kong', key: 'k-2' }],
  leads: { secrets: ['whsec_aHViLWRlbW8tc2VjcmV0LTAxMjM0NTY3ODlhYmNkZWY='], teamUserId: 'u2', targetListId: undefined },
  telephony: { leadExtension: undefined },
  espocrm: { baseUrl: 'http://crm.invalid/api/v1', apiKey: 'env-key', webhookSecrets: [{ webhookId: 'w1', secret: 's1' }], notifyUserId: 'u1' },
  advoware: { baseUrl: 'http://advoware.invalid/', apiKey: 'env-key', password: 'env-password', kanzlei: 'env', writeProtection: true, productId: 1, role: 2, paths: { employees: 'employees', appointments: 'appointments', beteiligte: 'beteiligte' } },
} as unknown as Settings;

/** Metrics that keep what they are told. */
export function recordingMetrics(): Metrics & { readonly told: readonly (readonly unknown[])[] } {
  const told: (readonly unknown[])[] = [];
  const note = (name: string) => (...values: readonly unknown[]): void => { told.push([name, ...values]); };
  return { told, webhook: note('webhook'), emptySlots: note('emptySlots'), syncRun: note('syncRun'), conflicts: note('conflicts') } as unknown as ReturnType<typeof recordingMetrics>;
}

/** A hub of which a test gives the parts that its node uses. */
export const fakeHub = (parts: Partial<Hub> = {}): Hub =>
  ({ settings, effects: realEffects(), log: quietLog, metrics: recordingMetrics(), ...parts }) as Hub;

export interface FakeEvents extends Events {
  readonly emitted: { readonly topic: Topic; readonly payloads: readonly unknown[] }[];
  readonly schedules: { readonly topic: Topic; readonly times: string }[];
  readonly closed: () => boolean;
  /** Hands an event to the node that listens, as the queue would. */
  deliver(event: DurableEvent, signal?: AbortSignal): Promise<EventOutcome>;
  /** Resolves once a node listens. */
  readonly listening: Promise<void>;
}

export function fakeEvents(emit?: Events['emit']): FakeEvents {
  const emitted: FakeEvents['emitted'] = [];
  const schedules: FakeEvents['schedules'] = [];
  let handler: EventHandler | undefined;
  let closed = false;
  let heard: () => void = silent;
  const listening = new Promise<void>((resolve) => { heard = resolve; });
  const fake: Partial<FakeEvents> = {
    emitted, schedules, listening, closed: () => closed,
    emit: emit ?? ((topic, payloads) => {
      emitted.push({ topic, payloads });
      return Promise.resolve({ accepted: payloads.map((_, index) => String(index)), refused: [] });
    }),
    schedule: (topic, times) => { schedules.push({ topic, times }); return Promise.resolve(); },
    listen: (_topic, _options, handle) => {
      handler = handle;
      heard();
      return Promise.resolve({ close: () => { closed = true; return Promise.resolve(); } });
    },
    deliver: async (event, signal = new AbortController().signal) => {
      if (!handler) throw new Error('nobody listens');
      return handler(event, signal);
    },
  };
  return fake as FakeEvents;
}

/** Locks of one process, in memory. */
export function fakeLocks(): Locks & { readonly held: Set<string> } {
  const held = new Set<string>();
  return {
    held,
    acquire(key) {
      if (held.has(key)) return Promise.resolve(undefined);
      held.add(key);
      const lock: HeldLock = {
        key, lost: new AbortController().signal, assertHeld: () => Promise.resolve(),
        release: () => { held.delete(key); return Promise.resolve(); },
      };
      return Promise.resolve(lock);
    },
    clear: (key) => Promise.resolve(held.delete(key)),
  };
}
