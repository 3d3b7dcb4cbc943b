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
var redis_locks_exports = {};
__export(redis_locks_exports, {
  redisLocks: () => redisLocks
});
module.exports = __toCommonJS(redis_locks_exports);
var import_hub_error = require("../errors/hub-error.js");
var import_call_redis = require("../redis/call-redis.js");
var import_lock_scripts = require("./lock-scripts.js");
function redisLocks(options) {
  const { redis, effects, ttlMs = 6e4, longestMs = 3e5 } = options;
  return {
    async acquire(key) {
      const token = effects.uuid();
      const askedAt = effects.now().epochMilliseconds;
      const taken = await (0, import_call_redis.callRedis)(effects, { operation: "lock acquire", record: key }, () => redis.set(key, token, "PX", ttlMs, "NX"));
      return taken === "OK" ? new RedisLock({ redis, effects, ttlMs, longestMs, key, token, askedAt }) : void 0;
    }
  };
}
class RedisLock {
  #state;
  #lost = new AbortController();
  #stopRenewing;
  #held = true;
  #renewing = false;
  #validUntil;
  constructor(state) {
    this.#state = state;
    this.#validUntil = state.askedAt + state.ttlMs;
    this.#stopRenewing = state.effects.every(state.ttlMs / 2, () => void this.#renew());
  }
  get key() {
    return this.#state.key;
  }
  get lost() {
    return this.#lost.signal;
  }
  async assertHeld() {
    if (this.#isHeld()) {
      const owner = await (0, import_call_redis.callRedis)(this.#state.effects, { operation: "lock check", record: this.key }, () => this.#state.redis.get(this.key));
      if (owner === this.#state.token && this.#isHeld()) return;
    }
    this.#lose();
    throw lockLost(this.key);
  }
  async release() {
    this.#stopRenewing();
    if (!this.#held) return;
    this.#held = false;
    try {
      await (0, import_call_redis.callRedis)(
        this.#state.effects,
        { operation: "lock release", record: this.key },
        () => this.#state.redis.eval(import_lock_scripts.releaseScript, 1, this.key, this.#state.token)
      );
    } catch {
    }
  }
  /** Every half time to live. One failed try costs the lock: a second one could come after somebody else has taken it. */
  async #renew() {
    if (!this.#held || this.#renewing) return;
    const { effects, redis, ttlMs, longestMs, askedAt, token } = this.#state;
    const now = this.#now();
    const lifetimeMs = Math.min(ttlMs, askedAt + longestMs - now);
    if (lifetimeMs <= 0) {
      this.#lose();
      return;
    }
    this.#renewing = true;
    try {
      const renewed = await (0, import_call_redis.callRedis)(
        effects,
        { operation: "lock renew", record: this.key },
        () => redis.eval(import_lock_scripts.extendScript, 1, this.key, token, lifetimeMs)
      );
      if (renewed === 1) this.#validUntil = now + lifetimeMs;
      else this.#lose();
    } catch {
      this.#lose();
    } finally {
      this.#renewing = false;
    }
  }
  #isHeld() {
    return this.#held && this.#now() < this.#validUntil;
  }
  #now() {
    return this.#state.effects.now().epochMilliseconds;
  }
  #lose() {
    if (!this.#held) return;
    this.#held = false;
    this.#stopRenewing();
    this.#lost.abort(lockLost(this.key));
  }
}
function lockLost(key) {
  return new import_hub_error.HubError("lock_lost", `Die Sperre ${key} ist verloren; es wird nichts mehr geschrieben, der Vorgang wird wiederholt.`, { retryable: true });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  redisLocks
});
//# sourceMappingURL=redis-locks.js.map
