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
var token_source_exports = {};
__export(token_source_exports, {
  createTokenSource: () => createTokenSource
});
module.exports = __toCommonJS(token_source_exports);
var import_upstream_error = require("../http/upstream-error.js");
const tokenTtlMs = 53 * 6e4;
const loginLockMs = 6e4;
const pollMs = 100;
const refusedForMs = 3e4;
function createTokenSource({ effects, cache, log, login }) {
  let known;
  let refused;
  let pending;
  const now = () => effects.now().epochMilliseconds;
  function keep(token, ttlMs) {
    known = { token, until: now() + ttlMs };
    return token;
  }
  async function logIn() {
    try {
      const token = await login();
      await cache.store(token, tokenTtlMs, effects.now().toString({ smallestUnit: "second" }));
      log.info("advoware.logged_in");
      return keep(token, tokenTtlMs);
    } catch (error) {
      if (error instanceof import_upstream_error.UpstreamError && !error.retryable) {
        log.error("advoware.login_refused", { code: error.code, status: error.status });
        refused = { error, until: now() + refusedForMs };
      }
      throw error;
    }
  }
  async function obtain() {
    const owner = effects.uuid();
    for (let waited = 0; waited <= loginLockMs; waited += pollMs) {
      const cached = await cache.read();
      if (typeof cached === "object") return keep(cached.token, cached.ttlMs);
      if (refused && now() < refused.until) throw refused.error;
      const lock = cached === "down" ? "down" : await cache.lockLogin(owner, loginLockMs);
      if (lock === "down") return await logIn();
      if (lock === "taken") return await underLock(owner);
      await effects.sleep(pollMs);
    }
    throw new import_upstream_error.UpstreamError("upstream_timeout", { system: "advoware", operation: "POST Token", retryable: true, reason: "another process is logging in" });
  }
  async function underLock(owner) {
    try {
      const cached = await cache.read();
      return typeof cached === "object" ? keep(cached.token, cached.ttlMs) : await logIn();
    } finally {
      await cache.unlockLogin(owner);
    }
  }
  return {
    get() {
      if (known && now() < known.until) return Promise.resolve(known.token);
      pending ??= obtain().finally(() => {
        pending = void 0;
      });
      return pending;
    },
    async drop(token) {
      if (known?.token === token) known = void 0;
      await cache.drop(token);
    }
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createTokenSource
});
//# sourceMappingURL=token-source.js.map
