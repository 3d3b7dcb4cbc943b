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
var google_series_exports = {};
__export(google_series_exports, {
  expressible: () => expressible,
  occurrencesBetween: () => occurrencesBetween,
  originalStartOf: () => originalStartOf,
  seriesOf: () => seriesOf
});
module.exports = __toCommonJS(google_series_exports);
var import_rrule_temporal = require("rrule-temporal");
var import_temporal_polyfill = require("temporal-polyfill");
var import_appointment = require("./appointment.js");
var import_berlin = require("./berlin.js");
var import_google_time = require("./google-time.js");
var import_recurrence = require("./recurrence.js");
var import_rrule_text = require("./rrule-text.js");
function seriesOf(event) {
  const time = (0, import_google_time.timeFromGoogle)(event.start, event.end);
  if (typeof time === "string") return time;
  if (!(0, import_google_time.hasValue)(event.start) || !(0, import_google_time.hasValue)(event.end)) return "no_start";
  const start = (0, import_google_time.edgeOf)(event.start);
  const end = (0, import_google_time.edgeOf)(event.end);
  if (typeof start === "string") return start;
  if (typeof end === "string") return end;
  const zone = start.kind === "date" ? import_berlin.berlin : start.zone;
  const lines = (0, import_rrule_text.recurrenceLines)(event.recurrence ?? [], zone);
  if (!lines || lines.rules.length === 0 && lines.added.length === 0) return "bad_recurrence";
  if (time.kind === "allDay") return { kind: "allDay", zone, start: time.start.toPlainDateTime(), end: time.end.toPlainDateTime(), lines };
  if (start.kind === "date" || end.kind === "date") return "mixed_kinds";
  return { kind: "timed", zone, start: wallIn(zone, start.instant), end: wallIn(zone, end.instant), lines };
}
function expressible(series) {
  const { rules, excludedRules, excluded, added } = series.lines;
  const rule = rules[0];
  if (rules.length !== 1 || !rule || excludedRules.length + excluded.length + added.length > 0) return void 0;
  const freq = import_appointment.freqs.find((name) => name === rule.freq.toLowerCase());
  if (!freq || !rule.until && rule.count === void 0) return void 0;
  const first = occurrenceAt(series, series.start);
  if (typeof first === "string") return void 0;
  const repetition = plainRhythm(series, rule, freq, first);
  return repetition && (0, import_recurrence.advowareCanHold)(first.time, repetition) ? { time: first.time, repetition } : void 0;
}
function occurrencesBetween(series, from, to) {
  const walls = startsBetween(series, from.subtract({ days: 1 }).toPlainDateTime(), to.add({ days: 2 }).toPlainDateTime());
  if (walls.length > tooMany) return "too_many_occurrences";
  const occurrences = walls.map((wall) => occurrenceAt(series, wall));
  const inRange = (occurrence) => typeof occurrence !== "string" && import_temporal_polyfill.Temporal.PlainDate.compare((0, import_appointment.startDate)(occurrence.time), from) >= 0 && import_temporal_polyfill.Temporal.PlainDate.compare((0, import_appointment.startDate)(occurrence.time), to) <= 0;
  return occurrences.filter(inRange);
}
const originalStartOf = (time) => time.kind === "timed" ? time.start.toString({ smallestUnit: "second" }) : time.start.toString();
const tooMany = 5e3;
const wallIn = (zone, instant) => instant.toZonedDateTimeISO(zone).toPlainDateTime();
function occurrenceAt(series, start) {
  const end = start.add(series.end.since(series.start, { largestUnit: "days" }));
  if (series.kind === "allDay") {
    const time2 = { kind: "allDay", start: start.toPlainDate(), end: end.toPlainDate() };
    return { originalStart: originalStartOf(time2), time: time2 };
  }
  const from = start.toZonedDateTime(series.zone).toInstant();
  const to = end.toZonedDateTime(series.zone).toInstant();
  const time = (0, import_google_time.betweenInstants)(from, import_temporal_polyfill.Temporal.Instant.compare(to, from) < 0 ? from : to);
  return typeof time === "string" ? time : { originalStart: originalStartOf(time), time };
}
function plainRhythm(series, rule, freq, first) {
  const date = (0, import_appointment.startDate)(first.time);
  if (!rule.hasByParts && series.zone === import_berlin.berlin && rule.count === void 0 && rule.until) {
    return { kind: "series", freq, interval: rule.interval, until: lastAllowedDay(rule.until, series) };
  }
  const walls = ruleStarts(series, rule, void 0, tooMany + 1);
  const last = walls.at(-1);
  if (!last || walls.length > tooMany) return void 0;
  const occurrences = walls.map((wall) => occurrenceAt(series, wall));
  const final = occurrences.at(-1);
  if (!final || typeof final === "string") return void 0;
  const plain = { kind: "series", freq, interval: rule.interval, until: (0, import_appointment.startDate)(final.time) };
  const wanted = (0, import_recurrence.firstOccurrences)(date, plain, tooMany + 1).map(String);
  const clock = clockOf(first.time);
  const fits = occurrences.length === wanted.length && occurrences.every((occurrence, index) => typeof occurrence !== "string" && (0, import_appointment.startDate)(occurrence.time).toString() === wanted[index] && (series.zone === import_berlin.berlin || clockOf(occurrence.time) === clock));
  return fits ? plain : void 0;
}
function lastAllowedDay(until, series) {
  const last = (0, import_rrule_text.untilWall)(until, series.kind, series.zone);
  const isEarlierClock = import_temporal_polyfill.Temporal.PlainTime.compare(last.toPlainTime(), series.start.toPlainTime()) < 0;
  return series.kind === "timed" && isEarlierClock ? last.toPlainDate().subtract({ days: 1 }) : last.toPlainDate();
}
const clockOf = (time) => time.kind === "timed" ? `${time.start.toPlainTime().toString()}/${time.end.toPlainTime().toString()}` : "";
function startsBetween(series, from, to) {
  const range = { from, to };
  const { rules, excludedRules, excluded, added } = series.lines;
  const without = new Set([...excludedRules.flatMap((rule) => ruleStarts(series, rule, range, tooMany + 1)), ...excluded.flatMap((text) => valueWall(series, text))].map(String));
  const extra = added.flatMap((text) => valueWall(series, text)).filter((wall) => isWithin(wall, range));
  const starts = [...rules.flatMap((rule) => ruleStarts(series, rule, range, tooMany + 1)), ...extra];
  const unique = new Map(starts.map((wall) => [wall.toString(), wall]));
  return [...unique].filter(([text]) => !without.has(text)).map(([, wall]) => wall).sort((one, other) => import_temporal_polyfill.Temporal.PlainDateTime.compare(one, other));
}
const isWithin = (wall, { from, to }) => import_temporal_polyfill.Temporal.PlainDateTime.compare(wall, from) >= 0 && import_temporal_polyfill.Temporal.PlainDateTime.compare(wall, to) <= 0;
function valueWall(series, text) {
  const value = (0, import_rrule_text.icalValue)(text.split("/")[0] ?? "", series.zone);
  if (!value) return [];
  if (value.kind === "day") return [value.date.toPlainDateTime(series.kind === "timed" ? series.start.toPlainTime() : void 0)];
  const wall = wallIn(series.kind === "allDay" ? "UTC" : series.zone, value.instant);
  return [series.kind === "allDay" ? wall.toPlainDate().toPlainDateTime() : wall];
}
function ruleStarts(series, rule, range, limit) {
  const dtstart = series.start.toZonedDateTime("UTC");
  const until = rule.until ? (0, import_rrule_text.untilWall)(rule.until, series.kind, series.zone).toZonedDateTime("UTC") : void 0;
  if (until && import_temporal_polyfill.Temporal.ZonedDateTime.compare(until, dtstart) < 0) return [];
  const end = until ? `;UNTIL=${icalUtc(until)}` : "";
  const count = rule.count === void 0 ? "" : `;COUNT=${rule.count}`;
  const library = new import_rrule_temporal.RRuleTemporal({ rruleString: `DTSTART:${icalUtc(dtstart)}
RRULE:${rule.rest}${count}${end}` });
  const starts = range ? library.between(range.from.toZonedDateTime("UTC"), range.to.toZonedDateTime("UTC"), true) : library.all((_start, index) => index < limit).slice(0, limit);
  return starts.map((start) => start.toPlainDateTime());
}
const icalUtc = (time) => `${time.toPlainDateTime().toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "")}Z`;
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  expressible,
  occurrencesBetween,
  originalStartOf,
  seriesOf
});
//# sourceMappingURL=google-series.js.map
