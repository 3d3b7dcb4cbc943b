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
var from_google_exports = {};
__export(from_google_exports, {
  fromGoogle: () => fromGoogle,
  textsOf: () => textsOf
});
module.exports = __toCommonJS(from_google_exports);
var import_google_event = require("./google-event.js");
var import_google_series = require("./google-series.js");
var import_google_time = require("./google-time.js");
function fromGoogle(event) {
  if (event.eventType && !appointmentTypes.includes(event.eventType)) return { kind: "unreadable", reason: "other_event_type" };
  return (0, import_google_event.isSeries)(event) ? readSeries(event) : readSingle(event);
}
const textsOf = (event) => ({
  title: event.summary ?? "",
  notes: event.description ?? "",
  location: event.location ?? "",
  isPrivate: event.visibility === "private" || event.visibility === "confidential"
});
const appointmentTypes = ["default", "fromGmail"];
function readSingle(event) {
  const time = (0, import_google_time.timeFromGoogle)(event.start, event.end);
  if (typeof time === "string") return { kind: "unreadable", reason: time };
  return { kind: "appointment", appointment: { time, repetition: { kind: "single" }, ...textsOf(event) } };
}
function readSeries(event) {
  try {
    const series = (0, import_google_series.seriesOf)(event);
    if (typeof series === "string") return { kind: "unreadable", reason: series };
    const plain = (0, import_google_series.expressible)(series);
    return plain ? { kind: "appointment", appointment: { ...plain, ...textsOf(event) } } : { kind: "instances", series };
  } catch {
    return { kind: "unreadable", reason: "bad_recurrence" };
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  fromGoogle,
  textsOf
});
//# sourceMappingURL=from-google.js.map
