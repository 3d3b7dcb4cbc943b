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
var closers_exports = {};
__export(closers_exports, {
  Closers: () => Closers
});
module.exports = __toCommonJS(closers_exports);
class Closers {
  #log;
  #closers = [];
  #closing;
  constructor(log) {
    this.#log = log;
  }
  add(what, limitMs, close) {
    this.#closers.push({ what, limitMs, close });
  }
  /** Closes all, once. Never throws. */
  closeAll() {
    this.#closing ??= this.#run();
    return this.#closing;
  }
  async #run() {
    for (const closer of this.#closers.toReversed()) await this.#close(closer);
  }
  async #close({ what, limitMs, close }) {
    let timer;
    try {
      await Promise.race([close(), new Promise((_, reject) => {
        timer = setTimeout(() => {
          reject(new Error(`not closed within ${limitMs} ms`));
        }, limitMs);
      })]);
    } catch (error) {
      this.#log.warn("close_failed", { what }, error);
    } finally {
      clearTimeout(timer);
    }
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  Closers
});
//# sourceMappingURL=closers.js.map
