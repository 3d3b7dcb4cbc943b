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
var rrule_text_exports = {};
__export(rrule_text_exports, {
  icalValue: () => icalValue,
  recurrenceLines: () => recurrenceLines,
  untilWall: () => untilWall
});
module.exports = __toCommonJS(rrule_text_exports);
var import_temporal_polyfill = require("temporal-polyfill");
var import_berlin = require("./berlin.js");
function recurrenceLines(lines, zone) {
  const read = lines.map((line) => lineOf(line.trim()));
  const valuesOf = (name) => read.flatMap((line) => line?.name === name ? line.value.split(",") : []);
  const rulesOf = (name) => read.flatMap((line) => line?.name === name ? [ruleOf(line.value, zone)] : []);
  const rules = rulesOf("RRULE");
  const excludedRules = rulesOf("EXRULE");
  const isKnown = read.every((line) => line && ["RRULE", "EXRULE", "EXDATE", "RDATE"].includes(line.name));
  if (!isKnown || [...rules, ...excludedRules].includes(void 0)) return void 0;
  return { rules: rules.filter(isRule), excludedRules: excludedRules.filter(isRule), excluded: valuesOf("EXDATE"), added: valuesOf("RDATE") };
}
function icalValue(text, zone) {
  const parts = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(text.trim());
  if (!parts) return void 0;
  const [, year, month, day, hour, minute, second, utc] = parts;
  const date = `${String(year)}-${String(month)}-${String(day)}`;
  try {
    if (hour === void 0) return { kind: "day", date: import_temporal_polyfill.Temporal.PlainDate.from(date) };
    const wall = import_temporal_polyfill.Temporal.PlainDateTime.from(`${date}T${hour}:${String(minute)}:${String(second)}`);
    return { kind: "instant", instant: wall.toZonedDateTime(utc ? "UTC" : zone).toInstant() };
  } catch {
    return void 0;
  }
}
function untilWall(until, of, zone) {
  if (of === "allDay") {
    const date = until.kind === "day" ? until.date : until.instant.toZonedDateTimeISO(import_berlin.berlin).toPlainDate();
    return date.toPlainDateTime();
  }
  if (until.kind === "day") return until.date.toPlainDateTime("23:59:59");
  return until.instant.toZonedDateTimeISO(zone).toPlainDateTime();
}
const isRule = (rule) => rule !== void 0;
function lineOf(line) {
  const match = /^([A-Z]+)(;[^:]*)?:(.*)$/i.exec(line);
  return match ? { name: (match[1] ?? "").toUpperCase(), value: match[3] ?? "" } : void 0;
}
const freqNames = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"];
const partNames = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "BYYEARDAY", "BYWEEKNO", "BYHOUR", "BYMINUTE", "BYSECOND"];
function ruleOf(value, zone) {
  const parts = new Map(value.toUpperCase().split(";").filter((part) => part !== "").map((part) => splitPart(part)));
  const freq = parts.get("FREQ") ?? "";
  const interval = positive(parts.get("INTERVAL"));
  const count = positive(parts.get("COUNT"));
  const untilText = parts.get("UNTIL");
  const until = untilText === void 0 ? void 0 : icalValue(untilText, zone);
  if (!freqNames.includes(freq) || interval === "bad" || count === "bad" || untilText !== void 0 && !until) return void 0;
  if ([...parts.keys()].some((name) => !partNames.includes(name))) return void 0;
  const kept = [...parts].filter(([name]) => name !== "COUNT" && name !== "UNTIL");
  return {
    freq,
    interval: interval ?? 1,
    count,
    until,
    rest: kept.map(([name, text]) => `${name}=${text}`).join(";"),
    hasByParts: kept.some(([name]) => name.startsWith("BY"))
  };
}
function splitPart(part) {
  const [name = "", ...rest] = part.split("=");
  return [name.trim(), rest.join("=").trim()];
}
function positive(text) {
  if (text === void 0) return void 0;
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : "bad";
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  icalValue,
  recurrenceLines,
  untilWall
});
//# sourceMappingURL=rrule-text.js.map
