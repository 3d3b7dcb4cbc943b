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
var number_field_exports = {};
__export(number_field_exports, {
  numberField: () => numberField
});
module.exports = __toCommonJS(number_field_exports);
var import_completeness = require("./completeness.js");
function numberField(value, bounds) {
  const number = typeof value === "number" ? value : (0, import_completeness.isUnresolved)(value) || value.trim() === "" ? Number.NaN : Number(value);
  return Number.isFinite(number) && number >= bounds.min && number <= bounds.max ? number : bounds.fallback;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  numberField
});
//# sourceMappingURL=number-field.js.map
