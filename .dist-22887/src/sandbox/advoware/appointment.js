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
  appointmentAsSeenByApi: () => appointmentAsSeenByApi,
  emptyAppointment: () => emptyAppointment,
  touches: () => touches
});
module.exports = __toCommonJS(appointment_exports);
var import_json = require("../json.js");
const emptyAppointment = {
  anwalt: null,
  text: null,
  notiz: null,
  ort: null,
  datum: null,
  uhrzeitVon: null,
  uhrzeitBis: null,
  datumBis: null,
  dauertermin: 0,
  turnus: 0,
  turnusArt: 0,
  privat: 0,
  aktenzeichen: null,
  raum: null,
  erinnerung: null
};
function appointmentAsSeenByApi({ frNr, rowId, geaendertAm, fields }) {
  return { frNr, rowId, geaendertAm, ...(0, import_json.copy)(fields) };
}
function touches({ fields }, from, to) {
  const first = dayOf(fields["datum"]);
  const last = dayOf(fields["datumBis"]) || first;
  return first <= to && last >= from;
}
function dayOf(value) {
  return typeof value === "string" ? value.slice(0, "YYYY-MM-DD".length) : "";
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  appointmentAsSeenByApi,
  emptyAppointment,
  touches
});
//# sourceMappingURL=appointment.js.map
