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
var json_text_exports = {};
__export(json_text_exports, {
  jsonText: () => jsonText,
  plainText: () => plainText
});
module.exports = __toCommonJS(json_text_exports);
function jsonText(value) {
  return JSON.stringify(value, (_key, each) => typeof each === "string" ? plainText(each) : each);
}
const plainText = (text) => text.replaceAll("\0", "").toWellFormed();
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  jsonText,
  plainText
});
//# sourceMappingURL=json-text.js.map
