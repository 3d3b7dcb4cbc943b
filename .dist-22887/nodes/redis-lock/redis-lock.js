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
var redis_lock_exports = {};
__export(redis_lock_exports, {
  default: () => register
});
module.exports = __toCommonJS(redis_lock_exports);
var import_hub_error = require("../../src/hub/errors/hub-error.js");
var import_keys = require("../../src/hub/redis/keys.js");
var import_completeness = require("../../src/runtime/completeness.js");
var import_input = require("../../src/runtime/input.js");
var import_lease = require("../../src/runtime/lease.js");
var import_typed_input = require("../../src/runtime/typed-input.js");
var import_held_locks = require("./held-locks.js");
function register(RED) {
  RED.nodes.registerType("redis-lock", function(config) {
    RED.nodes.createNode(this, config);
    const hub = (0, import_lease.useConfig)(RED, this, config.hub);
    const assertComplete = (0, import_completeness.requireComplete)(this, config, ["hub", "operation", ...config.operation === "acquire" ? ["key"] : []]);
    (0, import_input.onInput)(this, async (msg, send) => {
      assertComplete();
      if (config.operation === "acquire") {
        const name = await (0, import_typed_input.typedText)(RED, this, msg, { value: config.key, type: config.keyType });
        const lock = await (await hub()).locks.acquire(import_keys.keys.flowLock(name));
        if (lock) msg.lock = { key: name, id: import_held_locks.heldLocks.add(lock) };
        send(lock ? [msg, null] : [null, msg]);
        return;
      }
      if (typeof msg.lock?.id !== "string") throw new import_hub_error.HubError("malformed", "redis-lock: Die Nachricht tr\xE4gt keine Sperre in msg.lock.");
      if (!await import_held_locks.heldLocks.release(msg.lock.id)) this.warn("redis-lock: Die Sperre war nicht mehr gehalten.");
      delete msg.lock;
      send(msg);
    });
  });
}
//# sourceMappingURL=redis-lock.js.map
