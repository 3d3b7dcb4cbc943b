"use strict";
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
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
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var open_hub_exports = {};
__export(open_hub_exports, {
  openHub: () => openHub
});
module.exports = __toCommonJS(open_hub_exports);
var import_node_path = __toESM(require("node:path"));
var import_observed_effects = require("./effects/observed-effects.js");
var import_real_effects = require("./effects/real-effects.js");
var import_bull_events = require("./events/bull-events.js");
var import_check_health = require("./health/check-health.js");
var import_outside_watch = require("./health/outside-watch.js");
var import_open_ledger = require("./ledger/open-ledger.js");
var import_closers = require("./lifecycle/closers.js");
var import_redis_locks = require("./locks/redis-locks.js");
var import_pino_log = require("./log/pino-log.js");
var import_prometheus_metrics = require("./metrics/prometheus-metrics.js");
var import_connect = require("./redis/connect.js");
var import_private_server = require("./redis/private-server.js");
async function openHub(settings, options = {}) {
  const log = options.log ?? (0, import_pino_log.pinoLog)({ level: settings.logLevel });
  const closers = new import_closers.Closers(log);
  try {
    return await openParts(settings, { ...options, log, closers });
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}
async function openParts(settings, options) {
  const { log, closers } = options;
  const world = options.effects ?? (0, import_real_effects.realEffects)();
  const metrics = (0, import_prometheus_metrics.prometheusMetrics)({ processMetrics: true });
  const outside = (0, import_outside_watch.outsideWatch)(() => world.now());
  const effects = (0, import_observed_effects.observedEffects)(world, (effect, seconds, error) => {
    metrics.effect(effect, seconds, error);
    outside.observe(effect, seconds, error);
  });
  const ledger = await (0, import_open_ledger.openLedger)(settings.ledger, { varDir: settings.varDir, effects, log });
  closers.add("ledger", 5e3, () => ledger.close());
  const target = await redisTarget(settings, log, closers);
  const connect = async (name, role, db) => {
    const redis = await (0, import_connect.connectRedis)(target, { name: `hub-${name}`, role, db, log });
    closers.add(`redis ${name}`, 3e3, () => (0, import_connect.closeRedis)(redis));
    return redis;
  };
  const { advowareCache, events: eventsDb } = settings.redis.databases;
  const [cache, producer, workers] = await Promise.all([
    connect("cache", "request", advowareCache),
    connect("events", "request", eventsDb),
    connect("workers", "worker", eventsDb)
  ]);
  const events = (0, import_bull_events.bullEvents)({
    producer,
    workers,
    cache,
    effects,
    log,
    observe: metrics.event,
    ...options.settleMs === void 0 ? {} : { settleMs: options.settleMs }
  });
  closers.add("events", 15e3, () => events.close());
  metrics.watchQueues(events);
  const health = (0, import_check_health.healthChecker)({ effects, cache, ledger, events, outside });
  const locks = (0, import_redis_locks.redisLocks)({ redis: cache, effects });
  return { settings, effects, log, cache, locks, events, ledger, metrics, health, close: () => closers.closeAll() };
}
async function redisTarget(settings, log, closers) {
  if (settings.redis.server.kind === "url") return settings.redis.server;
  const server = await (0, import_private_server.startPrivateRedis)(import_node_path.default.join(settings.varDir, "redis"), { log });
  closers.add("private redis", 12e3, () => server.stop());
  log.info("redis_private", { adopted: server.adopted });
  return { kind: "socket", path: server.socketPath };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  openHub
});
//# sourceMappingURL=open-hub.js.map
