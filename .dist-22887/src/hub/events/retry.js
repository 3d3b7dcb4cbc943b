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
var retry_exports = {};
__export(retry_exports, {
  retryDelayMs: () => retryDelayMs,
  standardRetry: () => standardRetry
});
module.exports = __toCommonJS(retry_exports);
var import_hub_error = require("../errors/hub-error.js");
const standardRetry = { attempts: 8, firstMs: 5e3, longestMs: 6e5 };
function retryDelayMs(policy, failedDeliveries, random, error) {
  const doubled = policy.firstMs * 2 ** Math.min(failedDeliveries - 1, 30);
  const jittered = Math.min(policy.longestMs, doubled * (1 + random / 2));
  const asked = error instanceof import_hub_error.HubError ? error.retryAfterMs ?? 0 : 0;
  return Math.round(Math.min(policy.longestMs, Math.max(jittered, asked)));
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  retryDelayMs,
  standardRetry
});
//# sourceMappingURL=retry.js.map
