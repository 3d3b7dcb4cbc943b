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
var equality_exports = {};
__export(equality_exports, {
  canonicalJson: () => canonicalJson,
  sameAppointment: () => sameAppointment,
  sameContent: () => sameContent,
  sameField: () => sameField
});
module.exports = __toCommonJS(equality_exports);
var import_appointment = require("./appointment.js");
var import_recurrence = require("./recurrence.js");
function sameContent(one, other) {
  return one.time === other.time && sameField("rule", one.rule, other.rule, one.time) && one.title === other.title && one.notes === other.notes && one.location === other.location && one.private === other.private;
}
function sameField(field, one, other, time) {
  if (one === other) return true;
  return field === "rule" && (0, import_recurrence.sameOccurrences)((0, import_appointment.repetitionOf)(one), (0, import_appointment.repetitionOf)(other), (0, import_appointment.startDate)((0, import_appointment.timeOf)(time)));
}
function canonicalJson(content) {
  return JSON.stringify({
    time: content.time,
    occurrences: (0, import_recurrence.occurrenceKey)((0, import_appointment.startDate)((0, import_appointment.timeOf)(content.time)), (0, import_appointment.repetitionOf)(content.rule)),
    title: content.title,
    notes: content.notes,
    location: content.location,
    private: content.private
  });
}
const sameAppointment = (one, other) => sameContent((0, import_appointment.contentOf)(one), (0, import_appointment.contentOf)(other));
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  canonicalJson,
  sameAppointment,
  sameContent,
  sameField
});
//# sourceMappingURL=equality.js.map
