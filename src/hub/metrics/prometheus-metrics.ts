import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { HubError } from '../errors/hub-error.js';
import type { Events } from '../events/events.js';
import { topics, type Topic } from '../events/topics.js';
import { boundedLabel } from './bounded-label.js';
import { createCalendarGauge, type CalendarsToWatch } from './calendar-gauge.js';
import type { Metrics } from './metrics.js';

export interface PrometheusMetricsOptions {
  readonly processMetrics: boolean;
  /** One of its own by default, so that several hubs of one process (tests) do not mix. */
  readonly registry?: Registry;
}

/** The metrics in Prometheus' format; `docs/metrics.md` has the table. */
export function prometheusMetrics(options: PrometheusMetricsOptions): Metrics {
  const registry = options.registry ?? new Registry();
  if (options.processMetrics) collectDefaultMetrics({ register: registry });
  const counters = createCounters(registry);
  const operation = boundedLabel(200);
  const result = boundedLabel(50);
  const boundedVerb = boundedLabel(20);
  const verb = (name: string): string => boundedVerb(name.split(' ', 1)[0] ?? '');
  let queues: Pick<Events, 'counts'> | undefined;
  createQueueGauges(registry, () => queues);
  let calendars: CalendarsToWatch | undefined;
  createCalendarGauge(registry, () => calendars);
  return {
    effect(effect, seconds, error) {
      const labels = { system: effect.system, operation: operation(effect.operation), outcome: outcomeOf(error) };
      counters.apiRequests.inc(labels);
      counters.apiSeconds.observe(labels, seconds);
      if ((effect.attempt ?? 1) > 1) counters.retries.inc({ system: effect.system });
    },
    operation: (system, name, outcome) => { counters.operations.inc({ system, verb: verb(name), outcome }); },
    event: (topic, outcome, count) => { counters.events.inc({ topic, outcome }, count); },
    webhook: (source, outcome) => { counters.webhooks.inc({ source, outcome }); },
    syncRun(kind, kindOfResult, seconds) {
      counters.syncRuns.inc({ kind, result: result(kindOfResult) });
      counters.syncSeconds.observe({ kind }, seconds);
    },
    conflicts: (kind, count) => { counters.conflicts.inc({ kind }, count); },
    emptySlots: (count) => { counters.emptySlots.set(count); },
    tokenCache: (cached) => { counters.tokenCache.inc({ result: cached }); },
    rateLimitWait: (system, seconds) => { counters.rateLimitWait.observe({ system }, seconds); },
    watchQueues: (events) => { queues = events; },
    watchCalendars: (known) => { calendars = known; },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

const outcomeOf = (error: unknown): string => (error === undefined ? 'ok' : error instanceof HubError ? error.code : 'error');

function createCounters(registry: Registry) {
  const registers = [registry];
  const buckets = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 30];
  return {
    apiRequests: new Counter({ registers, name: 'hub_api_requests_total', help: 'Calls to outside systems, Redis and the ledger.', labelNames: ['system', 'operation', 'outcome'] }),
    apiSeconds: new Histogram({ registers, buckets, name: 'hub_api_request_seconds', help: 'How long they took.', labelNames: ['system', 'operation', 'outcome'] }),
    events: new Counter({ registers, name: 'hub_events_total', help: 'Events by topic and what became of them.', labelNames: ['topic', 'outcome'] }),
    webhooks: new Counter({ registers, name: 'hub_webhooks_total', help: 'Webhooks that came in.', labelNames: ['source', 'outcome'] }),
    syncRuns: new Counter({ registers, name: 'hub_sync_runs_total', help: 'Sync runs that ended.', labelNames: ['kind', 'result'] }),
    syncSeconds: new Histogram({ registers, buckets, name: 'hub_sync_run_seconds', help: 'How long a sync run took.', labelNames: ['kind'] }),
    operations: new Counter({ registers, name: 'hub_operations_total', help: 'Writes to outside systems by their outcome in the journal.', labelNames: ['system', 'verb', 'outcome'] }),
    conflicts: new Counter({ registers, name: 'hub_conflicts_total', help: 'Field conflicts.', labelNames: ['kind'] }),
    emptySlots: new Gauge({ registers, name: 'hub_kommunikation_empty_slots', help: 'Empty communication entries in Advoware, by the last nightly count.' }),
    tokenCache: new Counter({ registers, name: 'hub_token_cache_total', help: 'Looks for the Advoware token in the cache.', labelNames: ['result'] }),
    rateLimitWait: new Histogram({ registers, buckets, name: 'hub_rate_limit_wait_seconds', help: 'How long calls waited for a quota.', labelNames: ['system'] }),
    retries: new Counter({ registers, name: 'hub_retries_total', help: 'Calls tried again.', labelNames: ['system'] }),
  };
}

type TopicCounts = readonly (readonly [Topic, Awaited<ReturnType<Events['counts']>>])[];

/** Asked for at each scrape, once for both gauges; a Redis that does not answer leaves a gap instead of a wrong figure. */
function createQueueGauges(registry: Registry, queues: () => Pick<Events, 'counts'> | undefined): void {
  let asking: Promise<TopicCounts> | undefined;
  const counts = (): Promise<TopicCounts> => (asking ??= askQueues(queues()).finally(() => { asking = undefined; }));
  const dead = new Gauge({
    registers: [registry], name: 'hub_dead_letters', help: 'Events that failed for good.', labelNames: ['topic'],
    async collect() {
      const found = await counts();
      dead.reset();
      for (const [topic, { failed }] of found) dead.set({ topic }, failed);
    },
  });
  const depth = new Gauge({
    registers: [registry], name: 'hub_queue_depth', help: 'Events in the queues.', labelNames: ['topic', 'state'],
    async collect() {
      const found = await counts();
      depth.reset();
      for (const [topic, count] of found) {
        for (const state of ['waiting', 'active', 'delayed'] as const) depth.set({ topic, state }, count[state]);
      }
    },
  });
}

async function askQueues(events: Pick<Events, 'counts'> | undefined): Promise<TopicCounts> {
  if (!events) return [];
  const asked = await Promise.allSettled((Object.keys(topics) as Topic[]).map(async (topic) => [topic, await events.counts(topic)] as const));
  return asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}
