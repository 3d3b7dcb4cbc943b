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
var retry_timing_exports = {};
__export(retry_timing_exports, {
  defaultRetryPolicy: () => defaultRetryPolicy,
  parseRetryAfter: () => parseRetryAfter,
  retryDelayMs: () => retryDelayMs
});
module.exports = __toCommonJS(retry_timing_exports);
const defaultRetryPolicy = { tries: 4, baseMs: 300, capMs: 5e3, retryAfterCapMs: 3e4 };
function retryDelayMs(policy, failed, random, retryAfterMs) {
  if (retryAfterMs !== void 0) return Math.min(retryAfterMs, policy.retryAfterCapMs);
  return Math.floor(random * Math.min(policy.capMs, policy.baseMs * 2 ** (failed - 1)));
}
function parseRetryAfter(header, nowMs) {
  const value = header?.trim();
  if (!value) return void 0;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1e3;
  if (!/[a-z]{3}/i.test(value)) return void 0;
  const at = Date.parse(value);
  return Number.isNaN(at) ? void 0 : Math.max(0, at - nowMs);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  defaultRetryPolicy,
  parseRetryAfter,
  retryDelayMs
});
//# sourceMappingURL=retry-timing.js.map
