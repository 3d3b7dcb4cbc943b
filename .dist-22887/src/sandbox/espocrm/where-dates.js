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
var where_dates_exports = {};
__export(where_dates_exports, {
  dayRange: () => dayRange,
  filterTime: () => filterTime
});
module.exports = __toCommonJS(where_dates_exports);
var import_temporal_polyfill = require("temporal-polyfill");
var import_dates = require("./dates.js");
const DAY = 864e5;
function filterTime(value, zone) {
  const match = typeof value === "string" ? /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(:\d\d)?)?/u.exec(value) : null;
  if (match === null) return void 0;
  const text = `${match[1] ?? ""} ${match[2] ?? "00:00"}${match[3] ?? ":00"}`;
  if (zone === void 0) return text;
  const local = import_temporal_polyfill.Temporal.PlainDateTime.from(text.replace(" ", "T")).toZonedDateTime(zone);
  return (0, import_dates.utcText)(local.epochMilliseconds);
}
function dayRange(kind, value, now) {
  const today = Math.floor(now / DAY) * DAY;
  const days = Number(value ?? 0);
  switch (kind) {
    case "today":
      return range(today, today);
    case "on":
      return typeof value === "string" ? range(Date.parse(value.slice(0, 10)), Date.parse(value.slice(0, 10))) : void 0;
    case "lastXDays":
      return range(today - days * DAY, today);
    case "nextXDays":
      return range(today, today + days * DAY);
    default:
      return void 0;
  }
}
function range(first, last) {
  if (Number.isNaN(first) || Number.isNaN(last)) return void 0;
  return [(0, import_dates.utcText)(first), (0, import_dates.utcText)(last + DAY - 1e3)];
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  dayRange,
  filterTime
});
//# sourceMappingURL=where-dates.js.map
