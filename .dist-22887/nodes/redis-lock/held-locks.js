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
var held_locks_exports = {};
__export(held_locks_exports, {
  heldLocks: () => heldLocks
});
module.exports = __toCommonJS(held_locks_exports);
var import_node_crypto = require("node:crypto");
const held = /* @__PURE__ */ new Map();
const heldLocks = {
  add(lock) {
    const id = (0, import_node_crypto.randomUUID)();
    held.set(id, lock);
    lock.lost.addEventListener("abort", () => {
      held.delete(id);
    }, { once: true });
    return id;
  },
  /** False when the lock is not held any more: given back already, or lost. */
  async release(id) {
    const lock = held.get(id);
    if (!lock) return false;
    held.delete(id);
    await lock.release();
    return true;
  }
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  heldLocks
});
//# sourceMappingURL=held-locks.js.map
