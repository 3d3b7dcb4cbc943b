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
var echo_exports = {};
__export(echo_exports, {
  isOwnEcho: () => isOwnEcho,
  isSettledVersion: () => isSettledVersion
});
module.exports = __toCommonJS(echo_exports);
function isOwnEcho(record, seen) {
  if (!seen) return false;
  if (typeof record.versionNumber === "number") return record.versionNumber === seen.versionNumber;
  return seen.modifiedById !== null && record.modifiedAt === seen.modifiedAt && record.modifiedById === seen.modifiedById;
}
function isSettledVersion(listed, seen) {
  return seen !== null && seen.settled && listed.versionNumber !== null && listed.versionNumber === seen.versionNumber;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  isOwnEcho,
  isSettledVersion
});
//# sourceMappingURL=echo.js.map
