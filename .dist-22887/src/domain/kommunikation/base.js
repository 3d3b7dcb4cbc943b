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
var base_exports = {};
__export(base_exports, {
  readBase: () => readBase
});
module.exports = __toCommonJS(base_exports);
var import_kinds = require("./kinds.js");
function readBase(json) {
  if (!isRecord(json) || json["version"] !== 1 || !isRecord(json["entries"])) return void 0;
  const { entries, phone, email, reported } = json;
  if (!isList(phone) || !isList(email) || !isTexts(reported) || !Object.values(entries).every(isEntry)) return void 0;
  return { version: 1, entries, phone, email, reported };
}
function isEntry(value) {
  return isRecord(value) && ["linked", "missing", "extra"].includes(String(value["role"])) && typeof value["key"] === "string" && (0, import_kinds.kindOf)(Number(value["kommKz"])) !== void 0 && typeof value["online"] === "boolean";
}
function isList(value) {
  return isRecord(value) && isTexts(value["keys"]) && (value["primary"] === null || typeof value["primary"] === "string");
}
function isTexts(value) {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  readBase
});
//# sourceMappingURL=base.js.map
