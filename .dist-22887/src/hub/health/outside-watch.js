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
var outside_watch_exports = {};
__export(outside_watch_exports, {
  outsideWatch: () => outsideWatch
});
module.exports = __toCommonJS(outside_watch_exports);
var import_hub_error = require("../errors/hub-error.js");
const illness = ["upstream_unauthorized", "upstream_failed", "upstream_timeout", "upstream_unreadable", "outcome_unknown"];
function outsideWatch(now) {
  const seen = /* @__PURE__ */ new Map();
  return {
    observe({ system }, seconds, error) {
      const at = now().epochMilliseconds;
      const before = seen.get(system)?.lastSuccess;
      const latencyMs = Math.round(seconds * 1e3);
      const reason = illnessOf(error);
      if (reason === void 0) seen.set(system, { state: "up", latencyMs, lastSuccess: at });
      else seen.set(system, { state: "down", latencyMs, reason, ...before === void 0 ? {} : { lastSuccess: before } });
    },
    checks: (systems) => systems.map((name) => {
      const found = seen.get(name);
      if (!found) return { name, kind: "outside", state: "unknown" };
      const { lastSuccess, ...observation } = found;
      const age = lastSuccess === void 0 ? {} : { lastSuccessAge: Math.round((now().epochMilliseconds - lastSuccess) / 1e3) };
      return { name, kind: "outside", ...observation, ...age };
    })
  };
}
function illnessOf(error) {
  if (error === void 0) return void 0;
  if (!(error instanceof import_hub_error.HubError)) return "internal";
  return illness.includes(error.code) ? error.code : void 0;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  outsideWatch
});
//# sourceMappingURL=outside-watch.js.map
