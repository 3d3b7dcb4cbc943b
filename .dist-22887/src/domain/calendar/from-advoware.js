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
var from_advoware_exports = {};
__export(from_advoware_exports, {
  fromAdvoware: () => fromAdvoware
});
module.exports = __toCommonJS(from_advoware_exports);
var import_temporal_polyfill = require("temporal-polyfill");
var import_appointment = require("./appointment.js");
var import_berlin = require("./berlin.js");
function fromAdvoware(record) {
  const parts = partsOf(record);
  if (typeof parts === "string") return { kind: "unreadable", reason: parts };
  const repetition = repetitionFrom(parts);
  if (typeof repetition === "string") return { kind: "unreadable", reason: repetition };
  const time = repetition.kind === "series" ? seriesTime(parts) : singleTime(parts);
  if (typeof time === "string") return { kind: "unreadable", reason: time };
  const { title, notes, location, isPrivate } = parts;
  return { kind: "appointment", appointment: { time, repetition, title, notes, location, isPrivate } };
}
function partsOf(record) {
  const date = dateOf(record.datum);
  const lastDate = dateOf(record.datumBis);
  if (date === "bad" || lastDate === "bad") return "bad_date";
  if (!date) return "no_date";
  if (lastDate && import_temporal_polyfill.Temporal.PlainDate.compare(lastDate, date) < 0) return "ends_before_start";
  const from = clockOf(record.uhrzeitVon);
  const to = clockOf(record.uhrzeitBis);
  if (from === "bad" || to === "bad") return "bad_time";
  const isLasting = flagOf(record.dauertermin);
  const isPrivate = flagOf(record.privat);
  if (isLasting === "bad" || isPrivate === "bad") return "bad_flag";
  const turnus = wholeOf(record.turnus);
  const turnusArt = wholeOf(record.turnusArt);
  if (turnus === void 0 || turnusArt === void 0) return "bad_turnus";
  return { date, lastDate, from, to, isLasting, turnus, turnusArt, isPrivate, title: record.text ?? "", notes: record.notiz ?? "", location: record.ort ?? "" };
}
function repetitionFrom(parts) {
  if (!parts.isLasting || parts.turnus === 0) return { kind: "single" };
  const freq = import_appointment.freqs[parts.turnusArt - 1];
  if (!freq) return "bad_turnus";
  if (!parts.lastDate) return "series_without_end";
  return { kind: "series", freq, interval: parts.turnus, until: parts.lastDate };
}
function seriesTime({ date, from, to }) {
  if (!from) return wholeDays(date, date);
  const start = date.toPlainDateTime(from);
  const end = endAfter(start, date, to);
  if (!(0, import_berlin.shownWall)(start).equals(start) || !(0, import_berlin.shownWall)(end).equals(end)) return "series_starts_in_skipped_hour";
  return { kind: "timed", start, end };
}
function singleTime({ date, lastDate, from, to, isLasting }) {
  if (isLasting || !from) return wholeDays(date, lastDate ?? date);
  const start = date.toPlainDateTime(from);
  return timed(start, endAfter(start, lastDate ?? date, to));
}
function endAfter(start, lastDate, to) {
  if (!to) return start.add({ minutes: 60 });
  const end = lastDate.toPlainDateTime(to);
  return (0, import_berlin.isBefore)(end, start) ? end.add({ days: 1 }) : end;
}
function timed(start, end) {
  const shownStart = (0, import_berlin.shownWall)(start);
  const shownEnd = (0, import_berlin.shownWall)(end);
  return { kind: "timed", start: shownStart, end: (0, import_berlin.isBefore)(shownEnd, shownStart) ? shownEnd.add({ hours: 1 }) : shownEnd };
}
const wholeDays = (first, last) => ({ kind: "allDay", start: first, end: last.add({ days: 1 }) });
function dateOf(text) {
  const value = (text ?? "").trim();
  if (value === "") return void 0;
  const date = /^(\d{4}-\d\d-\d\d)(T00:00:00(\.0+)?)?$/.exec(value)?.[1];
  if (date === void 0) return "bad";
  return date === "0001-01-01" ? void 0 : parsed(() => import_temporal_polyfill.Temporal.PlainDate.from(date));
}
function clockOf(text) {
  const value = (text ?? "").trim();
  if (value === "") return void 0;
  if (!/^\d\d:[0-5]\d(:[0-5]\d)?$/.test(value)) return "bad";
  return parsed(() => import_temporal_polyfill.Temporal.PlainTime.from(value));
}
function parsed(parse) {
  try {
    return parse();
  } catch {
    return "bad";
  }
}
function flagOf(flag) {
  if (typeof flag === "boolean") return flag;
  const whole = wholeOf(flag);
  return whole === 0 || whole === 1 ? whole === 1 : "bad";
}
function wholeOf(value) {
  const number = value === null || value === void 0 || value === "" ? 0 : Number(value);
  return Number.isSafeInteger(number) && number >= 0 ? number : void 0;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  fromAdvoware
});
//# sourceMappingURL=from-advoware.js.map
