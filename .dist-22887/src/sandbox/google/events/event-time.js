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
var event_time_exports = {};
__export(event_time_exports, {
  dayOf: () => dayOf,
  epoch: () => epoch,
  isAllDay: () => isAllDay,
  isTimeZone: () => isTimeZone,
  readSpan: () => readSpan,
  sameTime: () => sameTime,
  showTime: () => showTime,
  timed: () => timed,
  zoned: () => zoned
});
module.exports = __toCommonJS(event_time_exports);
var import_temporal_polyfill = require("temporal-polyfill");
var import_json = require("../../json.js");
var import_errors = require("../errors.js");
const DATE = /^\d{4}-\d\d-\d\d$/u;
const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?(?<offset>[Zz]|[+-]\d\d:\d\d)?$/u;
function readSpan(start, end, zone, isRecurring) {
  const span = { start: readTime(start, "start", zone, isRecurring), end: readTime(end, "end", zone, isRecurring) };
  if (isAllDay(span.start) !== isAllDay(span.end)) throw (0, import_errors.invalid)("Start and end times must either both be date or both be dateTime.");
  const empty = isAllDay(span.start) ? dayOf(span.end).since(dayOf(span.start)).days <= 0 : epoch(span.end, zone) < epoch(span.start, zone);
  if (empty) throw (0, import_errors.timeRangeEmpty)();
  return span;
}
function isAllDay(time) {
  return "date" in time;
}
function dayOf(time) {
  return isAllDay(time) ? import_temporal_polyfill.Temporal.PlainDate.from(time.date) : zoned(time).toPlainDate();
}
function zoned(time) {
  return import_temporal_polyfill.Temporal.Instant.from(time.dateTime).toZonedDateTimeISO(time.timeZone);
}
function epoch(time, zone) {
  if (isAllDay(time)) return import_temporal_polyfill.Temporal.PlainDate.from(time.date).toZonedDateTime(zone).epochMilliseconds;
  return import_temporal_polyfill.Temporal.Instant.from(time.dateTime).epochMilliseconds;
}
function timed(moment) {
  return { dateTime: withOffset(moment), timeZone: moment.timeZoneId };
}
function showTime(time, zone) {
  if (isAllDay(time)) return { date: time.date };
  return { dateTime: withOffset(zoned(time).withTimeZone(zone)), timeZone: time.timeZone };
}
function sameTime(left, right) {
  if (isAllDay(left) || isAllDay(right)) return isAllDay(left) && isAllDay(right) && left.date === right.date;
  return left.timeZone === right.timeZone && import_temporal_polyfill.Temporal.Instant.from(left.dateTime).equals(import_temporal_polyfill.Temporal.Instant.from(right.dateTime));
}
function isTimeZone(name) {
  try {
    import_temporal_polyfill.Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return !/^[+-]/u.test(name);
  } catch {
    return false;
  }
}
function readTime(raw, side, calendarZone, isRecurring) {
  if (!(0, import_json.isJsonObject)(raw)) throw (0, import_errors.required)(`Missing ${side} time.`);
  const { date, dateTime, timeZone } = raw;
  const hasDate = date !== void 0 && date !== null;
  const hasMoment = dateTime !== void 0 && dateTime !== null;
  if (hasDate === hasMoment) throw hasDate ? (0, import_errors.invalid)(`Invalid ${side} time.`) : (0, import_errors.required)(`Missing ${side} time.`);
  if (hasDate) return { date: readDate(date, side) };
  const zone = timeZone ?? void 0;
  if (zone !== void 0 && (typeof zone !== "string" || !isTimeZone(zone))) throw (0, import_errors.invalid)(`Invalid time zone definition for ${side} time.`);
  if (isRecurring && zone === void 0) throw (0, import_errors.required)(`Missing time zone definition for ${side} time.`);
  return readMoment(dateTime, side, zone, calendarZone);
}
function readDate(value, side) {
  if (typeof value !== "string" || !DATE.test(value)) throw (0, import_errors.invalid)(`Invalid ${side} time.`);
  return attempt(() => import_temporal_polyfill.Temporal.PlainDate.from(value, { overflow: "reject" }).toString(), side);
}
function readMoment(value, side, zone, calendarZone) {
  const match = typeof value === "string" ? DATE_TIME.exec(value) : null;
  if (match === null) throw (0, import_errors.invalid)(`Invalid ${side} time.`);
  const text = match[0].toUpperCase();
  if (match.groups?.["offset"] !== void 0) return attempt(() => timed(import_temporal_polyfill.Temporal.Instant.from(text).toZonedDateTimeISO(zone ?? calendarZone)), side);
  if (zone === void 0) throw new import_errors.GoogleError(400, "required", `Missing time zone definition for ${side} time.`);
  return attempt(() => timed(import_temporal_polyfill.Temporal.PlainDateTime.from(text, { overflow: "reject" }).toZonedDateTime(zone)), side);
}
function attempt(read, side) {
  try {
    return read();
  } catch {
    throw (0, import_errors.invalid)(`Invalid ${side} time.`);
  }
}
function withOffset(moment) {
  const text = moment.toString({ timeZoneName: "never", fractionalSecondDigits: 0 });
  return text.endsWith("+00:00") ? text.replace("+00:00", "Z") : text;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  dayOf,
  epoch,
  isAllDay,
  isTimeZone,
  readSpan,
  sameTime,
  showTime,
  timed,
  zoned
});
//# sourceMappingURL=event-time.js.map
