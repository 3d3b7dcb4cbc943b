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
var to_google_exports = {};
__export(to_google_exports, {
  googlePatch: () => googlePatch,
  toGoogle: () => toGoogle
});
module.exports = __toCommonJS(to_google_exports);
var import_berlin = require("./berlin.js");
var import_recurrence = require("./recurrence.js");
const toGoogle = (appointment) => ({
  summary: appointment.title,
  description: appointment.notes,
  location: appointment.location,
  visibility: visibilityOf(appointment),
  start: newEdge(appointment.time, "start"),
  end: newEdge(appointment.time, "end"),
  ...appointment.repetition.kind === "series" ? { recurrence: [(0, import_recurrence.rruleLine)(appointment.time, appointment.repetition)] } : {}
});
function googlePatch(wanted, changed) {
  return Object.assign({}, ...changed.map((field) => attributesOf(field, wanted)));
}
function attributesOf(field, wanted) {
  switch (field) {
    case "title":
      return { summary: wanted.title || null };
    case "notes":
      return { description: wanted.notes || null };
    case "location":
      return { location: wanted.location || null };
    case "private":
      return { visibility: visibilityOf(wanted) };
    case "time":
      return { start: patchedEdge(wanted.time, "start"), end: patchedEdge(wanted.time, "end"), ...untilLine(wanted) };
    case "rule":
      return { recurrence: wanted.repetition.kind === "series" ? [(0, import_recurrence.rruleLine)(wanted.time, wanted.repetition)] : null };
  }
}
const untilLine = ({ time, repetition }) => repetition.kind === "series" ? { recurrence: [(0, import_recurrence.rruleLine)(time, repetition)] } : {};
const visibilityOf = ({ isPrivate }) => isPrivate ? "private" : "default";
function newEdge(time, edge) {
  return time.kind === "allDay" ? { date: time[edge].toString() } : { dateTime: time[edge].toString({ smallestUnit: "second" }), timeZone: import_berlin.berlin };
}
function patchedEdge(time, edge) {
  return time.kind === "allDay" ? { ...newEdge(time, edge), dateTime: null, timeZone: null } : { ...newEdge(time, edge), date: null };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  googlePatch,
  toGoogle
});
//# sourceMappingURL=to-google.js.map
