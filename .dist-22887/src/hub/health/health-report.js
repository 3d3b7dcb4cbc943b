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
var health_report_exports = {};
__export(health_report_exports, {
  healthReport: () => healthReport,
  healthStatusCode: () => healthStatusCode
});
module.exports = __toCommonJS(health_report_exports);
function healthReport(checks) {
  const down = checks.filter((check) => check.state === "down");
  const status = down.some((check) => check.kind === "own") ? "down" : down.length > 0 ? "degraded" : "ok";
  return { status, dependencies: Object.fromEntries(checks.map((check) => [check.name, reportOf(check)])) };
}
function reportOf({ state, latencyMs, lastSuccessAge, reason }) {
  return {
    state,
    ...latencyMs === void 0 ? {} : { latencyMs },
    ...lastSuccessAge === void 0 ? {} : { lastSuccessAge },
    ...reason === void 0 ? {} : { reason }
  };
}
const healthStatusCode = (report) => report.status === "down" ? 503 : 200;
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  healthReport,
  healthStatusCode
});
//# sourceMappingURL=health-report.js.map
