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
var pending_sets_exports = {};
__export(pending_sets_exports, {
  pendingSets: () => pendingSets
});
module.exports = __toCommonJS(pending_sets_exports);
var import_call_redis = require("../redis/call-redis.js");
var import_keys = require("../redis/keys.js");
var import_topics = require("./topics.js");
const expirySeconds = 3600;
function pendingSets(redis, effects) {
  return {
    async add(topic, ids) {
      const key = keyOf(topic);
      if (key === void 0 || ids.length === 0) return;
      await softly((0, import_call_redis.callRedis)(effects, { operation: "pending add" }, () => redis.pipeline().sadd(key, ...ids).expire(key, expirySeconds).exec()));
    },
    async remove(topic, id) {
      const key = keyOf(topic);
      if (key === void 0) return;
      await softly((0, import_call_redis.callRedis)(effects, { operation: "pending remove", record: id }, () => redis.srem(key, id)));
    }
  };
}
function keyOf(topic) {
  const definition = import_topics.topics[topic];
  return "pending" in definition ? import_keys.keys.beteiligtePending(definition.pending) : void 0;
}
async function softly(call) {
  try {
    await call;
  } catch {
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  pendingSets
});
//# sourceMappingURL=pending-sets.js.map
