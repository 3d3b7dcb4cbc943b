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
var token_cache_exports = {};
__export(token_cache_exports, {
  createTokenCache: () => createTokenCache
});
module.exports = __toCommonJS(token_cache_exports);
var import_keys = require("../../hub/redis/keys.js");
const compareAndDelete = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";
const patienceMs = 2e3;
function createTokenCache(redis, effects, log) {
  let down = false;
  async function attempt(operation, action) {
    try {
      const result = await effects.run({ system: "redis", operation }, () => inTime(action()));
      if (down) log.info("advoware.token_cache_back");
      down = false;
      return result;
    } catch (error) {
      if (!down) log.warn("advoware.token_cache_down", { operation }, error);
      down = true;
      return "down";
    }
  }
  return {
    read: () => attempt("read advoware token", async () => {
      const [token, ttlMs] = await Promise.all([redis.get(import_keys.keys.advowareToken), redis.pttl(import_keys.keys.advowareToken)]);
      return token !== null && ttlMs > 0 ? { token, ttlMs } : "none";
    }),
    async store(token, ttlMs, madeAt) {
      await attempt("store advoware token", () => redis.multi().set(import_keys.keys.advowareToken, token, "PX", ttlMs).set(import_keys.keys.advowareTokenTimestamp, madeAt, "PX", ttlMs).exec());
    },
    async drop(token) {
      await attempt("drop advoware token", () => redis.eval(compareAndDelete, 1, import_keys.keys.advowareToken, token));
    },
    lockLogin: (owner, ttlMs) => attempt("lock advoware login", async () => await redis.set(import_keys.keys.advowareLoginLock, owner, "PX", ttlMs, "NX") === "OK" ? "taken" : "busy"),
    async unlockLogin(owner) {
      await attempt("unlock advoware login", () => redis.eval(compareAndDelete, 1, import_keys.keys.advowareLoginLock, owner));
    }
  };
}
async function inTime(work) {
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error("Redis did not answer in time"));
    }, patienceMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createTokenCache
});
//# sourceMappingURL=token-cache.js.map
