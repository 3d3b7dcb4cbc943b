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
var written_as_meant_exports = {};
__export(written_as_meant_exports, {
  notWritten: () => notWritten
});
module.exports = __toCommonJS(written_as_meant_exports);
var import_temporal_polyfill = require("temporal-polyfill");
var import_espo_date_time = require("./espo-date-time.js");
function notWritten(meant, answered, verb) {
  return Object.keys(meant).filter((name) => isComparable(name) && !isWritten(meant[name], answered, name, verb));
}
function isComparable(name) {
  return !/^(?:emailAddress|phoneNumber)(?:Data)?$/.test(name) && !/(?:Id|Ids|Names|Columns)$/.test(name);
}
function isWritten(meant, answered, name, verb) {
  if (meant === void 0) return true;
  if (!(name in answered)) return verb === "POST" && normal(meant) === null;
  return same(normal(meant), normal(answered[name] ?? null));
}
function normal(value) {
  if (typeof value !== "string") return value;
  const trimmed = value.trim();
  return trimmed === "" ? null : trimmed;
}
function same(meant, answered) {
  if (meant === answered) return true;
  if (meant === null || answered === null) return false;
  if (typeof meant === "object" || typeof answered === "object") return JSON.stringify(meant) === JSON.stringify(answered);
  if (String(meant) === String(answered)) return true;
  return typeof meant === "string" && typeof answered === "string" && sameInstant(meant, answered);
}
function sameInstant(meant, answered) {
  const [a, b] = [(0, import_espo_date_time.parseEspoDateTime)(meant), (0, import_espo_date_time.parseEspoDateTime)(answered)];
  return a !== void 0 && b !== void 0 && import_temporal_polyfill.Temporal.Instant.compare(a, b) === 0;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  notWritten
});
//# sourceMappingURL=written-as-meant.js.map
