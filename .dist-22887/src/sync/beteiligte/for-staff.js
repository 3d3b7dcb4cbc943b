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
var for_staff_exports = {};
__export(for_staff_exports, {
  forStaff: () => forStaff
});
module.exports = __toCommonJS(for_staff_exports);
function forStaff(result) {
  switch (result.kind) {
    case "conflict":
    case "failed":
      return true;
    case "created":
    case "adopted":
    case "updated":
      return result.conflicts.length > 0;
    case "busy":
    case "unchanged":
    case "echo":
    case "waiting":
    case "suppressed":
    case "closed":
      return false;
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  forStaff
});
//# sourceMappingURL=for-staff.js.map
