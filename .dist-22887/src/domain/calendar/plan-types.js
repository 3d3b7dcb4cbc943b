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
var plan_types_exports = {};
__export(plan_types_exports, {
  keyText: () => keyText
});
module.exports = __toCommonJS(plan_types_exports);
const keyText = (key) => key.kind === "event" ? key.id : `${key.seriesId}#${key.originalStart}`;
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  keyText
});
//# sourceMappingURL=plan-types.js.map
