"use strict";
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var prometheus_metrics_exports = {};
__export(prometheus_metrics_exports, {
  prometheusMetrics: () => prometheusMetrics
});
module.exports = __toCommonJS(prometheus_metrics_exports);
var import_prom_client = require("prom-client");
var import_hub_error = require("../errors/hub-error.js");
var import_topics = require("../events/topics.js");
var import_bounded_label = require("./bounded-label.js");
function prometheusMetrics(options) {
  const registry = new import_prom_client.Registry();
  if (options.processMetrics) (0, import_prom_client.collectDefaultMetrics)({ register: registry });
  const counters = createCounters(registry);
  const operation = (0, import_bounded_label.boundedLabel)(200);
  const result = (0, import_bounded_label.boundedLabel)(50);
  let queues;
  createQueueGauges(registry, () => queues);
  return {
    effect(effect, seconds, error) {
      const labels = { system: effect.system, operation: operation(effect.operation), outcome: outcomeOf(error) };
      counters.apiRequests.inc(labels);
      counters.apiSeconds.observe(labels, seconds);
    },
    event: (topic, outcome, count) => {
      counters.events.inc({ topic, outcome }, count);
    },
    webhook: (source, outcome) => {
      counters.webhooks.inc({ source, outcome });
    },
    syncRun(kind, kindOfResult, seconds) {
      counters.syncRuns.inc({ kind, result: result(kindOfResult) });
      counters.syncSeconds.observe({ kind }, seconds);
    },
    conflicts: (kind, count) => {
      counters.conflicts.inc({ kind }, count);
    },
    emptySlots: (count) => {
      counters.emptySlots.set(count);
    },
    tokenCache: (cached) => {
      counters.tokenCache.inc({ result: cached });
    },
    retry: (system) => {
      counters.retries.inc({ system: result(system) });
    },
    watchQueues: (events) => {
      queues = events;
    },
    text: () => registry.metrics(),
    contentType: registry.contentType
  };
}
const outcomeOf = (error) => error === void 0 ? "ok" : error instanceof import_hub_error.HubError ? error.code : "error";
function createCounters(registry) {
  const registers = [registry];
  const buckets = [1e-3, 5e-3, 0.02, 0.1, 0.5, 2, 10, 30];
  return {
    apiRequests: new import_prom_client.Counter({ registers, name: "hub_api_requests_total", help: "Calls to outside systems, Redis and the ledger.", labelNames: ["system", "operation", "outcome"] }),
    apiSeconds: new import_prom_client.Histogram({ registers, buckets, name: "hub_api_request_seconds", help: "How long they took.", labelNames: ["system", "operation", "outcome"] }),
    events: new import_prom_client.Counter({ registers, name: "hub_events_total", help: "Events by topic and what became of them.", labelNames: ["topic", "outcome"] }),
    webhooks: new import_prom_client.Counter({ registers, name: "hub_webhooks_total", help: "Webhooks that came in.", labelNames: ["source", "outcome"] }),
    syncRuns: new import_prom_client.Counter({ registers, name: "hub_sync_runs_total", help: "Sync runs that ended.", labelNames: ["kind", "result"] }),
    syncSeconds: new import_prom_client.Histogram({ registers, buckets, name: "hub_sync_run_seconds", help: "How long a sync run took.", labelNames: ["kind"] }),
    conflicts: new import_prom_client.Counter({ registers, name: "hub_conflicts_total", help: "Field conflicts.", labelNames: ["kind"] }),
    emptySlots: new import_prom_client.Gauge({ registers, name: "hub_kommunikation_empty_slots", help: "Empty communication entries in Advoware, by the last nightly count." }),
    tokenCache: new import_prom_client.Counter({ registers, name: "hub_token_cache_total", help: "Looks for the Advoware token in the cache.", labelNames: ["result"] }),
    retries: new import_prom_client.Counter({ registers, name: "hub_retries_total", help: "Calls tried again.", labelNames: ["system"] })
  };
}
function createQueueGauges(registry, queues) {
  let asking;
  const counts = () => asking ??= askQueues(queues()).finally(() => {
    asking = void 0;
  });
  const dead = new import_prom_client.Gauge({
    registers: [registry],
    name: "hub_dead_letters",
    help: "Events that failed for good.",
    labelNames: ["topic"],
    async collect() {
      const found = await counts();
      dead.reset();
      for (const [topic, { failed }] of found) dead.set({ topic }, failed);
    }
  });
  const depth = new import_prom_client.Gauge({
    registers: [registry],
    name: "hub_queue_depth",
    help: "Events in the queues.",
    labelNames: ["topic", "state"],
    async collect() {
      const found = await counts();
      depth.reset();
      for (const [topic, count] of found) {
        for (const state of ["waiting", "active", "delayed"]) depth.set({ topic, state }, count[state]);
      }
    }
  });
}
async function askQueues(events) {
  if (!events) return [];
  const asked = await Promise.allSettled(Object.keys(import_topics.topics).map(async (topic) => [topic, await events.counts(topic)]));
  return asked.flatMap((each) => each.status === "fulfilled" ? [each.value] : []);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  prometheusMetrics
});
//# sourceMappingURL=prometheus-metrics.js.map
