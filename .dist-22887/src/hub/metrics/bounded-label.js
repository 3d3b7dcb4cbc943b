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
var bounded_label_exports = {};
__export(bounded_label_exports, {
  boundedLabel: () => boundedLabel
});
module.exports = __toCommonJS(bounded_label_exports);
function boundedLabel(most) {
  const seen = /* @__PURE__ */ new Set();
  return (value) => {
    const short = value.slice(0, 80);
    if (seen.has(short)) return short;
    if (seen.size >= most) return "other";
    seen.add(short);
    return short;
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  boundedLabel
});
//# sourceMappingURL=bounded-label.js.map
