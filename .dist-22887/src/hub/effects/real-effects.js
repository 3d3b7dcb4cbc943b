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
var real_effects_exports = {};
__export(real_effects_exports, {
  realEffects: () => realEffects
});
module.exports = __toCommonJS(real_effects_exports);
var import_node_crypto = require("node:crypto");
var import_promises = require("node:timers/promises");
var import_temporal_polyfill = require("temporal-polyfill");
function realEffects(observe = () => void 0) {
  return {
    async run(effect, action) {
      const started = performance.now();
      try {
        const result = await action();
        observe(effect, (performance.now() - started) / 1e3, void 0);
        return result;
      } catch (error) {
        observe(effect, (performance.now() - started) / 1e3, error);
        throw error;
      }
    },
    now: () => import_temporal_polyfill.Temporal.Now.instant(),
    sleep: (milliseconds, signal) => (0, import_promises.setTimeout)(milliseconds, void 0, signal ? { signal } : {}),
    every(milliseconds, action) {
      const timer = setInterval(action, milliseconds);
      timer.unref();
      return () => {
        clearInterval(timer);
      };
    },
    uuid: import_node_crypto.randomUUID,
    random: Math.random
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  realEffects
});
//# sourceMappingURL=real-effects.js.map
