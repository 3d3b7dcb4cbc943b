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
var disposers_exports = {};
__export(disposers_exports, {
  Disposers: () => Disposers
});
module.exports = __toCommonJS(disposers_exports);
var import_close = require("./close.js");
class Disposers {
  #steps = [];
  constructor(node) {
    (0, import_close.onClose)(node, () => this.dispose());
  }
  add(undo) {
    this.#steps.push(undo);
  }
  listen(emitter, event, listener) {
    emitter.on(event, listener);
    this.add(() => {
      emitter.off(event, listener);
    });
  }
  /** Runs all of it even when one step fails; the first failure is thrown at the end. */
  async dispose() {
    const failures = [];
    for (let undo = this.#steps.pop(); undo; undo = this.#steps.pop()) {
      try {
        await undo();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  Disposers
});
//# sourceMappingURL=disposers.js.map
