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
var outcome_exports = {};
__export(outcome_exports, {
  outcomeOf: () => outcomeOf
});
module.exports = __toCommonJS(outcome_exports);
var import_caught_error = require("../../src/runtime/caught-error.js");
var import_number_field = require("../../src/runtime/number-field.js");
function outcomeOf(rule, msg) {
  switch (rule) {
    case "done":
      return { kind: "done" };
    case "failed":
      return { kind: "failed", error: reasonOf(msg.error) };
    case "by-result":
      return isBusy(msg.payload) ? { kind: "later", delayMs: delayOf(msg.payload.delayMs) } : { kind: "done" };
  }
}
function reasonOf(error) {
  const { code, message, errorName, source } = (0, import_caught_error.caughtError)(error);
  return new Error(code === void 0 ? `Unerwarteter Fehler (${errorName}) in ${source || "unbekanntem Knoten"}` : `${code}: ${message}`);
}
function isBusy(payload) {
  return typeof payload === "object" && payload !== null && "kind" in payload && payload.kind === "busy";
}
const delayOf = (delayMs) => (0, import_number_field.numberField)(typeof delayMs === "number" ? delayMs : "", { fallback: 5e3, min: 0, max: 15 * 6e4 });
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  outcomeOf
});
//# sourceMappingURL=outcome.js.map
