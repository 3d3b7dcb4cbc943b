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
var call_redis_exports = {};
__export(call_redis_exports, {
  callRedis: () => callRedis,
  redisLimitMs: () => redisLimitMs
});
module.exports = __toCommonJS(call_redis_exports);
var import_hub_error = require("../errors/hub-error.js");
const redisLimitMs = 2e3;
async function callRedis(effects, effect, action) {
  try {
    return await effects.run({ ...effect, system: "redis" }, () => bounded(action));
  } catch (error) {
    if (error instanceof import_hub_error.HubError) throw error;
    throw new import_hub_error.HubError("unavailable", `Redis antwortet nicht (${effect.operation}); der Hub versucht es weiter.`, {
      retryable: true,
      retryAfterMs: 5e3,
      cause: error
    });
  }
}
async function bounded(action) {
  let timer;
  const tooLate = new Promise((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${redisLimitMs} ms`));
    }, redisLimitMs);
  });
  try {
    return await Promise.race([action(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  callRedis,
  redisLimitMs
});
//# sourceMappingURL=call-redis.js.map
