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
var appointment_exports = {};
__export(appointment_exports, {
  appointmentOf: () => appointmentOf,
  contentOf: () => contentOf,
  fields: () => fields,
  freqs: () => freqs,
  isTextField: () => isTextField,
  lastDate: () => lastDate,
  plainText: () => plainText,
  repetitionOf: () => repetitionOf,
  ruleText: () => ruleText,
  startDate: () => startDate,
  textFields: () => textFields,
  timeOf: () => timeOf,
  timeText: () => timeText,
  wallText: () => wallText
});
module.exports = __toCommonJS(appointment_exports);
var import_temporal_polyfill = require("temporal-polyfill");
const freqs = ["daily", "weekly", "monthly", "yearly"];
const fields = ["time", "rule", "title", "notes", "location", "private"];
const textFields = ["title", "notes", "location"];
const isTextField = (field) => field === "title" || field === "notes" || field === "location";
function contentOf(appointment) {
  return {
    time: timeText(appointment.time),
    rule: ruleText(appointment.repetition),
    title: plainText(appointment.title),
    notes: plainText(appointment.notes),
    location: plainText(appointment.location),
    private: appointment.isPrivate ? "yes" : "no"
  };
}
const appointmentOf = (content) => ({
  time: timeOf(content.time),
  repetition: repetitionOf(content.rule),
  title: content.title,
  notes: content.notes,
  location: content.location,
  isPrivate: content.private === "yes"
});
const startDate = (time) => time.kind === "timed" ? time.start.toPlainDate() : time.start;
function lastDate(time) {
  if (time.kind === "allDay") return time.end.subtract({ days: 1 });
  const end = time.end.toPlainDate();
  const endsAtMidnight = time.end.toPlainTime().equals(new import_temporal_polyfill.Temporal.PlainTime()) && !time.end.equals(time.start);
  return endsAtMidnight ? end.subtract({ days: 1 }) : end;
}
const plainText = (text) => text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").normalize("NFC").trim();
const timeText = (time) => time.kind === "timed" ? `${wallText(time.start)}/${wallText(time.end)}` : `${time.start.toString()}/${time.end.toString()}`;
const wallText = (wall) => wall.toString({ smallestUnit: "second" });
function timeOf(text) {
  const [start = "", end = ""] = text.split("/");
  return text.includes("T") ? { kind: "timed", start: import_temporal_polyfill.Temporal.PlainDateTime.from(start), end: import_temporal_polyfill.Temporal.PlainDateTime.from(end) } : { kind: "allDay", start: import_temporal_polyfill.Temporal.PlainDate.from(start), end: import_temporal_polyfill.Temporal.PlainDate.from(end) };
}
const ruleText = (repetition) => repetition.kind === "single" ? "" : `${repetition.freq}/${repetition.interval}/${repetition.until.toString()}`;
function repetitionOf(text) {
  const [name, interval = "", until = ""] = text.split("/");
  const freq = freqs.find((known) => known === name);
  return freq ? { kind: "series", freq, interval: Number(interval), until: import_temporal_polyfill.Temporal.PlainDate.from(until) } : { kind: "single" };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  appointmentOf,
  contentOf,
  fields,
  freqs,
  isTextField,
  lastDate,
  plainText,
  repetitionOf,
  ruleText,
  startDate,
  textFields,
  timeOf,
  timeText,
  wallText
});
//# sourceMappingURL=appointment.js.map
