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
var call_log_exports = {};
__export(call_log_exports, {
  CallLog: () => CallLog
});
module.exports = __toCommonJS(call_log_exports);
const CAPACITY = 2e4;
const reads = /\.(list|get|instances)$/u;
class CallLog {
  #calls = [];
  add(call) {
    this.#calls.push(call);
    if (this.#calls.length > CAPACITY) this.#calls.splice(0, this.#calls.length - CAPACITY);
  }
  /** The calls that fit every given field. */
  all(filter = {}) {
    const wanted = Object.entries(filter);
    return this.#calls.filter((call) => wanted.every(([name, value]) => call[name] === value));
  }
  count(filter = {}) {
    return this.all(filter).length;
  }
  /** What could have changed something. */
  writes() {
    return this.#calls.filter((call) => !reads.test(call.method));
  }
  /** A line for each method and quota user. */
  counts() {
    const table = /* @__PURE__ */ new Map();
    for (const { method, quotaUser, status } of this.#calls) {
      const key = `${method} ${quotaUser}`;
      const { calls, refused } = table.get(key) ?? { calls: 0, refused: 0 };
      table.set(key, { method, quotaUser, calls: calls + 1, refused: refused + (status >= 400 ? 1 : 0) });
    }
    return [...table.values()];
  }
  clear() {
    this.#calls.length = 0;
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  CallLog
});
//# sourceMappingURL=call-log.js.map
