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
var espo_date_time_exports = {};
__export(espo_date_time_exports, {
  espoDateTime: () => espoDateTime,
  parseEspoDateTime: () => parseEspoDateTime
});
module.exports = __toCommonJS(espo_date_time_exports);
var import_temporal_polyfill = require("temporal-polyfill");
function espoDateTime(instant) {
  return instant.toString({ smallestUnit: "second" }).replace("T", " ").replace("Z", "");
}
function parseEspoDateTime(text) {
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)?$/.exec(text);
  if (!match) return void 0;
  const [, date = "", minutes = "", seconds = ":00", zone = "Z"] = match;
  try {
    return import_temporal_polyfill.Temporal.Instant.from(`${date}T${minutes}${seconds}${zone}`);
  } catch {
    return void 0;
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  espoDateTime,
  parseEspoDateTime
});
//# sourceMappingURL=espo-date-time.js.map
