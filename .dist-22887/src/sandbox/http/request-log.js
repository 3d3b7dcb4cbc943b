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
var request_log_exports = {};
__export(request_log_exports, {
  RequestLog: () => RequestLog,
  loggedBody: () => loggedBody
});
module.exports = __toCommonJS(request_log_exports);
const CAPACITY = 5e3;
const BODY_LIMIT = 16 * 1024;
class RequestLog {
  #entries = [];
  #total = 0;
  add(entry) {
    this.#entries.push(entry);
    this.#total += 1;
    if (this.#entries.length > CAPACITY) this.#entries.splice(0, this.#entries.length - CAPACITY);
  }
  all() {
    return this.#entries;
  }
  /** Every request but GET and the login: what could have changed something. */
  writes() {
    return this.#entries.filter((entry) => entry.method !== "GET" && !entry.path.endsWith("/Token"));
  }
  /** Requests since the start, also those no longer kept. */
  get total() {
    return this.#total;
  }
  clear() {
    this.#entries.length = 0;
  }
}
function loggedBody(path, body) {
  if (body.length === 0 || path.endsWith("/Token")) return void 0;
  return body.subarray(0, BODY_LIMIT).toString("utf8");
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  RequestLog,
  loggedBody
});
//# sourceMappingURL=request-log.js.map
