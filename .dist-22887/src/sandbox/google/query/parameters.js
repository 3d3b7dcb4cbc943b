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
var parameters_exports = {};
__export(parameters_exports, {
  flag: () => flag,
  moment: () => moment,
  pageSize: () => pageSize
});
module.exports = __toCommonJS(parameters_exports);
var import_temporal_polyfill = require("temporal-polyfill");
var import_errors = require("../errors.js");
function flag(query, name) {
  const text = query.get(name);
  if (text === null) return void 0;
  if (text !== "true" && text !== "false") throw (0, import_errors.invalid)(`Invalid value '${text}'. Values must match the following regular expression: 'true|false'`, name);
  return text === "true";
}
function pageSize(query, fallback, most) {
  const text = query.get("maxResults");
  if (text === null) return fallback;
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1) throw (0, import_errors.invalid)(`Invalid value '${text}'.`, "maxResults");
  return Math.min(size, most);
}
function moment(query, name) {
  const text = query.get(name);
  if (text === null) return void 0;
  try {
    return import_temporal_polyfill.Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    throw (0, import_errors.invalid)("Bad Request", name);
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  flag,
  moment,
  pageSize
});
//# sourceMappingURL=parameters.js.map
