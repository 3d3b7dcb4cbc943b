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
var settings_error_exports = {};
__export(settings_error_exports, {
  SettingsError: () => SettingsError
});
module.exports = __toCommonJS(settings_error_exports);
var import_hub_error = require("../errors/hub-error.js");
class SettingsError extends import_hub_error.HubError {
  name = "SettingsError";
  faults;
  constructor(faults) {
    super("misconfigured", describe(faults));
    this.faults = faults;
  }
}
function describe(faults) {
  const lines = faults.map(({ variable, problem, expected }) => `  - ${variable} ${problem}; erwartet: ${expected}`);
  return [`Der Hub startet nicht: ${faults.length} Einstellung(en) fehlen oder sind falsch.`, ...lines].join("\n");
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  SettingsError
});
//# sourceMappingURL=settings-error.js.map
