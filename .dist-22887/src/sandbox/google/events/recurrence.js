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
  anchor: () => anchor,
  checkRecurrence: () => checkRecurrence,
  occurrenceAt: () => occurrenceAt,
  occurrences: () => occurrences,
  occursIn: () => occursIn,
  overlaps: () => overlaps
});
module.exports = __toCommonJS(recurrence_exports);
var import_rrule_temporal = require("rrule-temporal");
var import_temporal_polyfill = require("temporal-polyfill");
var import_errors = require("../errors.js");
var import_event_time = require("./event-time.js");
const OPEN_HORIZON = { years: 2 };
const DAY = 864e5;
const FIRST_LOOK = 32 * DAY;
const MOST_OCCURRENCES = 5e3;
const DATES_LINE = /^(?<name>RDATE|EXDATE)(;[^:]*)?:(?<values>.+)$/u;
function checkRecurrence(lines, start) {
  for (const line of lines) {
    if (!/^(RRULE:|RDATE[;:]|EXDATE[;:])/u.test(line)) throw (0, import_errors.invalid)("Invalid recurrence rule.");
  }
  try {
    for (const rule of rules(lines, start)) rule.all((_, index) => index < 1);
    dates(lines, "RDATE", start);
    dates(lines, "EXDATE", start);
  } catch {
    throw (0, import_errors.invalid)("Invalid recurrence rule.");
  }
}
function occurrences(event, zone, window = {}) {
  const lines = event.recurrence ?? [];
  const found = /* @__PURE__ */ new Map();
  const length = lengthOf(event);
  for (const rule of rules(lines, event.start)) {
    for (const moment of startsOf(rule, event.start, window, length)) found.set(moment.epochMilliseconds, moment);
  }
  for (const moment of dates(lines, "RDATE", event.start)) found.set(moment.epochMilliseconds, moment);
  if (!lines.some((line) => line.startsWith("RRULE:"))) found.set(anchor(event.start).epochMilliseconds, anchor(event.start));
  for (const moment of dates(lines, "EXDATE", event.start)) found.delete(moment.epochMilliseconds);
  const spans = [...found.values()].sort((left, right) => import_temporal_polyfill.Temporal.ZonedDateTime.compare(left, right)).map((moment) => spanAt(event, moment, length));
  return spans.filter((span) => overlaps(span, zone, window));
}
function occursIn(event, zone, window) {
  const first = Math.max(window.from ?? -Infinity, (0, import_event_time.epoch)(event.start, zone)) + FIRST_LOOK;
  const isEarly = first < (window.to ?? Infinity) && occurrences(event, zone, { from: window.from, to: first }).length > 0;
  return isEarly || occurrences(event, zone, window).length > 0;
}
function occurrenceAt(event, originalStart) {
  const window = { from: originalStart - DAY, to: originalStart + DAY };
  return occurrences(event, "UTC", window).find((span) => anchor(span.start).epochMilliseconds === originalStart);
}
function overlaps(span, zone, { from, to }) {
  const start = (0, import_event_time.epoch)(span.start, zone);
  const end = (0, import_event_time.epoch)(span.end, zone);
  const endsAfter = from === void 0 || end > from || start === end && start >= from;
  return endsAfter && (to === void 0 || start < to);
}
function anchor(time) {
  return (0, import_event_time.isAllDay)(time) ? import_temporal_polyfill.Temporal.PlainDate.from(time.date).toZonedDateTime("UTC") : (0, import_event_time.zoned)(time);
}
function rules(lines, start) {
  const dtstart = (0, import_event_time.isAllDay)(start) ? `DTSTART;VALUE=DATE:${compact(start.date)}` : `DTSTART;TZID=${start.timeZone}:${compact((0, import_event_time.zoned)(start).toPlainDateTime().toString({ smallestUnit: "second" }))}`;
  return lines.filter((line) => line.startsWith("RRULE:")).map((line) => new import_rrule_temporal.RRuleTemporal({ rruleString: `${dtstart}
${(0, import_event_time.isAllDay)(start) ? dayUntil(line) : line}`, temporal: import_temporal_polyfill.Temporal }));
}
function dayUntil(line) {
  return line.replace(/(UNTIL=\d{8})T\d{6}Z?/u, "$1");
}
function startsOf(rule, start, window, length) {
  const { count, until } = rule.options();
  const isEndless = count === void 0 && until === void 0;
  const first = anchor(start);
  if (window.to === void 0 && !isEndless) return rule.all((_, index) => index < MOST_OCCURRENCES);
  const from = window.from === void 0 ? first : import_temporal_polyfill.Temporal.Instant.fromEpochMilliseconds(window.from).toZonedDateTimeISO(first.timeZoneId).subtract(length).subtract({ days: 1 });
  const later = import_temporal_polyfill.Temporal.ZonedDateTime.compare(from, first) > 0 ? from : first;
  const to = window.to === void 0 ? later.add(OPEN_HORIZON) : import_temporal_polyfill.Temporal.Instant.fromEpochMilliseconds(window.to).toZonedDateTimeISO(first.timeZoneId).add({ days: 1 });
  return import_temporal_polyfill.Temporal.ZonedDateTime.compare(to, later) < 0 ? [] : rule.between(later, to, true);
}
function dates(lines, name, start) {
  return lines.flatMap((line) => {
    const match = DATES_LINE.exec(line)?.groups;
    if (match === void 0 && line.startsWith(name)) throw new RangeError(line);
    if (match?.["name"] !== name) return [];
    const zone = (0, import_event_time.isAllDay)(start) ? "UTC" : /;TZID=([^;:]+)/u.exec(line)?.[1] ?? start.timeZone;
    return (match["values"] ?? "").split(",").map((value) => readDateValue(value, zone));
  });
}
function readDateValue(value, zone) {
  if (/^\d{8}$/u.test(value)) return import_temporal_polyfill.Temporal.PlainDate.from(value).toZonedDateTime(zone);
  if (value.endsWith("Z")) return import_temporal_polyfill.Temporal.Instant.from(value).toZonedDateTimeISO(zone);
  return import_temporal_polyfill.Temporal.PlainDateTime.from(value).toZonedDateTime(zone);
}
function lengthOf({ start, end }) {
  if ((0, import_event_time.isAllDay)(start) || (0, import_event_time.isAllDay)(end)) return (0, import_event_time.dayOf)(start).until((0, import_event_time.dayOf)(end));
  return (0, import_event_time.zoned)(start).toPlainDateTime().until((0, import_event_time.zoned)(end).withTimeZone(start.timeZone).toPlainDateTime());
}
function spanAt(event, moment, length) {
  if ((0, import_event_time.isAllDay)(event.start)) return { start: { date: moment.toPlainDate().toString() }, end: { date: moment.toPlainDate().add(length).toString() } };
  const start = moment.withTimeZone(event.start.timeZone);
  const end = start.toPlainDateTime().add(length).toZonedDateTime(event.start.timeZone);
  const endZone = (0, import_event_time.isAllDay)(event.end) ? event.start.timeZone : event.end.timeZone;
  return { start: (0, import_event_time.timed)(start), end: (0, import_event_time.timed)(end.withTimeZone(endZone)) };
}
function compact(text) {
  return text.replace(/[-:]/gu, "");
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  anchor,
  checkRecurrence,
  occurrenceAt,
  occurrences,
  occursIn,
  overlaps
});
//# sourceMappingURL=recurrence.js.map
