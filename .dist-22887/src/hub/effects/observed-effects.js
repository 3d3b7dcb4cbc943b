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
var observed_effects_exports = {};
__export(observed_effects_exports, {
  observedEffects: () => observedEffects
});
module.exports = __toCommonJS(observed_effects_exports);
function observedEffects(effects, observe) {
  return {
    async run(effect, action) {
      const started = performance.now();
      try {
        const result = await effects.run(effect, action);
        observe(effect, (performance.now() - started) / 1e3, void 0);
        return result;
      } catch (error) {
        observe(effect, (performance.now() - started) / 1e3, error);
        throw error;
      }
    },
    now: () => effects.now(),
    sleep: (milliseconds, signal) => effects.sleep(milliseconds, signal),
    every: (milliseconds, action) => effects.every(milliseconds, action),
    uuid: () => effects.uuid(),
    random: () => effects.random()
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  observedEffects
});
//# sourceMappingURL=observed-effects.js.map
