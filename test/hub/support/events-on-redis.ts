import { realEffects } from '../../../src/hub/effects/real-effects.js';
import { bullEvents, type BullEventsOptions } from '../../../src/hub/events/bull-events.js';
import type { DurableEvent, EventOutcome, Events } from '../../../src/hub/events/events.js';
import { recordingLog } from './quiet-log.js';
import { TestRedis } from './redis-server.js';

export const topic = 'vmh.beteiligte.update';
export const payload = (entityId: string, extra: object = {}): object =>
  ({ entity_id: entityId, action: 'update', source: 'test', timestamp: '2026-01-01T00:00:00Z', ...extra });
export const work = { concurrency: 10, timeoutMs: 10_000 };
export const done: EventOutcome = { kind: 'done' };
export const quick = { attempts: 3, firstMs: 20, longestMs: 50 };

/** A handler whose work ends when the test says so. */
export function gate(): { readonly begun: DurableEvent[]; readonly handler: (event: DurableEvent) => Promise<EventOutcome>; readonly finish: (outcome?: EventOutcome) => void } {
  const begun: DurableEvent[] = [];
  const waiting: ((outcome: EventOutcome) => void)[] = [];
  return {
    begun,
    handler: (event) => {
      begun.push(event);
      return new Promise((resolve) => { waiting.push(resolve); });
    },
    finish: (outcome = done) => waiting.shift()?.(outcome),
  };
}

type Base = Pick<BullEventsOptions, 'producer' | 'workers' | 'cache' | 'effects' | 'log'>;

export interface EventsOnRedis {
  readonly server: TestRedis;
  readonly base: Base;
  /** Events that are closed after the test; those of one test share their connections. */
  readonly open: (options?: Partial<BullEventsOptions>) => Events;
}

/** Gives the suite around it a Redis of its own, empty before each test. */
export function eventsOnRedis(): EventsOnRedis {
  let server: TestRedis;
  let base: Base;
  let opened: Events[];
  before(async () => { server = await TestRedis.start(); });
  after(() => server.stop());
  beforeEach(async () => {
    await server.flush();
    opened = [];
    base = {
      producer: await server.connect('request'), workers: await server.connect('worker'), cache: await server.connect('request', 1),
      effects: realEffects(), log: recordingLog(),
    };
  });
  afterEach(async () => { await Promise.all(opened.map((events) => events.close())); });
  return {
    get server() { return server; },
    get base() { return base; },
    open: (options = {}) => {
      const events = bullEvents({ ...base, settleMs: 30, retry: quick, ...options });
      opened.push(events);
      return events;
    },
  };
}

export async function isEmpty(events: Events): Promise<boolean> {
  const { waiting, active, delayed } = await events.counts(topic);
  return waiting + active + delayed === 0;
}
