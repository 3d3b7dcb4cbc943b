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
var limiter_exports = {};
__export(limiter_exports, {
  createLimiter: () => createLimiter
});
module.exports = __toCommonJS(limiter_exports);
var import_hub_error = require("../../hub/errors/hub-error.js");
function createLimiter(concurrency, maxWaiting = 1e3) {
  let active = 0;
  const waiting = [];
  return {
    async run(work, signal) {
      signal?.throwIfAborted();
      if (active < concurrency) active += 1;
      else await turn(waiting, maxWaiting, signal);
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else active -= 1;
      }
    }
  };
}
function turn(waiting, maxWaiting, signal) {
  if (waiting.length >= maxWaiting) {
    throw new import_hub_error.HubError("overloaded", "Zu viele Anfragen warten auf das Fremdsystem; bitte sp\xE4ter erneut versuchen.", { retryable: true, retryAfterMs: 5e3 });
  }
  return new Promise((resolve, reject) => {
    const go = () => {
      signal?.removeEventListener("abort", leave);
      resolve();
    };
    const leave = () => {
      waiting.splice(waiting.indexOf(go), 1);
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", leave, { once: true });
    waiting.push(go);
  });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createLimiter
});
//# sourceMappingURL=limiter.js.map
