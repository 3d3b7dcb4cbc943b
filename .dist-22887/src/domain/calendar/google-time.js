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
var google_time_exports = {};
__export(google_time_exports, {
  betweenInstants: () => betweenInstants,
  edgeOf: () => edgeOf,
  hasValue: () => hasValue,
  timeFromGoogle: () => timeFromGoogle
});
module.exports = __toCommonJS(google_time_exports);
var import_temporal_polyfill = require("temporal-polyfill");
var import_berlin = require("./berlin.js");
function timeFromGoogle(start, end) {
  if (!hasValue(start)) return "no_start";
  if (!hasValue(end)) return "no_end";
  const from = edgeOf(start);
  const to = edgeOf(end);
  if (typeof from === "string") return from;
  if (typeof to === "string") return to;
  if (from.kind === "date") return to.kind === "date" ? wholeDays(from.date, to.date) : "mixed_kinds";
  return to.kind === "moment" ? betweenInstants(from.instant, to.instant) : "mixed_kinds";
}
function betweenInstants(from, to) {
  const length = to.since(from);
  if (length.sign < 0) return "ends_before_start";
  const start = toSecond((0, import_berlin.berlinWall)(from));
  const end = toSecond((0, import_berlin.berlinWall)(to));
  return { kind: "timed", start, end: (0, import_berlin.isBefore)(end, start) ? start.add(length) : end };
}
function edgeOf(time) {
  if (time.date) {
    const date = attempt(() => import_temporal_polyfill.Temporal.PlainDate.from(time.date ?? ""));
    return date && /^\d{4}-\d\d-\d\d$/.test(time.date) ? { kind: "date", date } : "bad_time";
  }
  const zone = time.timeZone ? knownZone(time.timeZone) : import_berlin.berlin;
  if (!zone) return "unknown_zone";
  const text = time.dateTime ?? "";
  const isFixed = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text);
  const instant = attempt(() => isFixed ? import_temporal_polyfill.Temporal.Instant.from(text) : import_temporal_polyfill.Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant());
  return instant && text.includes("T") ? { kind: "moment", instant, zone } : "bad_time";
}
const hasValue = (time) => Boolean(time?.date ?? time?.dateTime);
function wholeDays(start, end) {
  const order = import_temporal_polyfill.Temporal.PlainDate.compare(start, end);
  if (order > 0) return "ends_before_start";
  return { kind: "allDay", start, end: order === 0 ? start.add({ days: 1 }) : end };
}
const toSecond = (wall) => wall.round({ smallestUnit: "second", roundingMode: "floor" });
function knownZone(zone) {
  return attempt(() => import_temporal_polyfill.Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId);
}
function attempt(read) {
  try {
    return read();
  } catch {
    return void 0;
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  betweenInstants,
  edgeOf,
  hasValue,
  timeFromGoogle
});
//# sourceMappingURL=google-time.js.map
