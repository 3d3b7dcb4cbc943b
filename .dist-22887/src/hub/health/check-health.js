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
var check_health_exports = {};
__export(check_health_exports, {
  healthChecker: () => healthChecker
});
module.exports = __toCommonJS(check_health_exports);
var import_hub_error = require("../errors/hub-error.js");
var import_call_redis = require("../redis/call-redis.js");
var import_health_report = require("./health-report.js");
const limitMs = 2500;
const freshMs = 1e3;
function healthChecker(parts) {
  const lastSuccess = /* @__PURE__ */ new Map();
  let current;
  return () => {
    const at = performance.now();
    if (!current || at - current.at > freshMs) current = { at, report: checkAll(parts, lastSuccess) };
    return current.report;
  };
}
async function checkAll({ effects, cache, ledger, events, outside }, lastSuccess) {
  const own = await Promise.all([
    check("redis", () => (0, import_call_redis.callRedis)(effects, { operation: "ping" }, () => cache.ping()), lastSuccess),
    check("ledger", () => ledger.ping(), lastSuccess),
    check("queue", () => events.counts("vmh.beteiligte.update"), lastSuccess)
  ]);
  return (0, import_health_report.healthReport)([...own, ...outside.checks(["advoware", "espocrm"])]);
}
async function check(name, action, lastSuccess) {
  const started = performance.now();
  let reason;
  let timer;
  try {
    await Promise.race([action(), new Promise((_, reject) => {
      timer = setTimeout(() => {
        reject(new import_hub_error.HubError("unavailable", `${name} antwortet nicht.`));
      }, limitMs);
    })]);
    lastSuccess.set(name, performance.now());
  } catch (error) {
    reason = error instanceof import_hub_error.HubError ? error.code : "internal";
  } finally {
    clearTimeout(timer);
  }
  const last = lastSuccess.get(name);
  return {
    name,
    kind: "own",
    state: reason === void 0 ? "up" : "down",
    latencyMs: Math.round(performance.now() - started),
    ...last === void 0 ? {} : { lastSuccessAge: Math.round((performance.now() - last) / 1e3) },
    ...reason === void 0 ? {} : { reason }
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  healthChecker
});
//# sourceMappingURL=check-health.js.map
