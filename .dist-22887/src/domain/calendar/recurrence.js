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
var recurrence_exports = {};
__export(recurrence_exports, {
  advowareCanHold: () => advowareCanHold,
  firstOccurrences: () => firstOccurrences,
  lastOccurrence: () => lastOccurrence,
  occurrenceDates: () => occurrenceDates,
  occurrenceKey: () => occurrenceKey,
  rruleLine: () => rruleLine,
  sameOccurrences: () => sameOccurrences
});
module.exports = __toCommonJS(recurrence_exports);
var import_rrule_temporal = require("rrule-temporal");
var import_temporal_polyfill = require("temporal-polyfill");
var import_appointment = require("./appointment.js");
var import_berlin = require("./berlin.js");
function occurrenceDates(start, rule, range) {
  const to = earlier(range.to, rule.until);
  const from = import_temporal_polyfill.Temporal.PlainDate.compare(range.from, start) < 0 ? start : range.from;
  if (import_temporal_polyfill.Temporal.PlainDate.compare(from, to) > 0) return [];
  return dateRule(start, rule).between(midnight(from), midnight(to), true).map((at) => at.toPlainDate());
}
function firstOccurrences(start, rule, limit) {
  if (import_temporal_polyfill.Temporal.PlainDate.compare(rule.until, start) < 0) return [];
  return dateRule(start, rule).all((_date, index) => index < limit).slice(0, limit).map((at) => at.toPlainDate());
}
function lastOccurrence(start, rule) {
  if (import_temporal_polyfill.Temporal.PlainDate.compare(rule.until, start) < 0) return void 0;
  return dateRule(start, rule).previous(midnight(rule.until), true)?.toPlainDate();
}
function occurrenceKey(start, repetition) {
  if (repetition.kind === "single") return start.toString();
  const first = firstOccurrences(start, repetition, listed + 1);
  if (first.length <= listed) return first.map(String).join(" ");
  const { freq, interval } = inLargestUnit(repetition);
  return `${freq}/${interval}/${String(lastOccurrence(start, repetition))}`;
}
function sameOccurrences(one, other, start) {
  if (one.kind === "single" && other.kind === "single") return true;
  return occurrenceKey(start, one) === occurrenceKey(start, other);
}
function advowareCanHold(time, repetition) {
  if (repetition.kind === "single") return true;
  if (import_temporal_polyfill.Temporal.PlainDate.compare(repetition.until, (0, import_appointment.startDate)(time)) < 0) return false;
  if (time.kind === "allDay") return (0, import_appointment.lastDate)(time).equals(time.start);
  return import_temporal_polyfill.Temporal.PlainDateTime.compare(time.end, time.start.add({ days: 1 })) < 0;
}
function rruleLine(time, rule) {
  const until = time.kind === "allDay" ? compact(rule.until.toString()) : compact((0, import_berlin.endOfBerlinDay)(rule.until).toString({ smallestUnit: "second" }));
  return `RRULE:FREQ=${rule.freq.toUpperCase()};INTERVAL=${rule.interval};UNTIL=${until}`;
}
const listed = 32;
const earlier = (one, other) => import_temporal_polyfill.Temporal.PlainDate.compare(one, other) < 0 ? one : other;
const midnight = (date) => date.toZonedDateTime("UTC");
const compact = (iso) => iso.replaceAll(/[-:]/g, "");
const libraryFreq = { daily: "DAILY", weekly: "WEEKLY", monthly: "MONTHLY", yearly: "YEARLY" };
const dateRule = (start, rule) => new import_rrule_temporal.RRuleTemporal({ freq: libraryFreq[rule.freq], interval: rule.interval, until: midnight(rule.until), dtstart: midnight(start), tzid: "UTC" });
function inLargestUnit(rule) {
  if (rule.freq === "daily" && rule.interval % 7 === 0) return { freq: "weekly", interval: rule.interval / 7 };
  if (rule.freq === "monthly" && rule.interval % 12 === 0) return { freq: "yearly", interval: rule.interval / 12 };
  return { freq: rule.freq, interval: rule.interval };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  advowareCanHold,
  firstOccurrences,
  lastOccurrence,
  occurrenceDates,
  occurrenceKey,
  rruleLine,
  sameOccurrences
});
//# sourceMappingURL=recurrence.js.map
