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
var appointment_routes_exports = {};
__export(appointment_routes_exports, {
  appointmentRoutes: () => appointmentRoutes
});
module.exports = __toCommonJS(appointment_routes_exports);
var import_exchange = require("../http/exchange.js");
var import_appointment = require("./appointment.js");
var import_check = require("./check.js");
var import_check_appointment = require("./check-appointment.js");
var import_refusal = require("./refusal.js");
const BASE = "/appointments";
function appointmentRoutes(store) {
  return [
    { method: "GET", pattern: BASE, handle: (request) => list(store, request) },
    { method: "POST", pattern: BASE, handle: (request) => create(store, request) },
    { method: "PUT", pattern: `${BASE}/:frNr`, handle: (request, at) => replace(store, request, numberOf(at)) },
    { method: "DELETE", pattern: `${BASE}/:frNr`, handle: (_request, at) => remove(store, numberOf(at)) }
  ];
}
function list(store, request) {
  const query = new URLSearchParams(request.query);
  const kuerzel = query.get("kuerzel") ?? "";
  if (kuerzel === "") throw new import_refusal.Refusal(400, "kuerzel fehlt.");
  return (0, import_exchange.json)(200, store.of(kuerzel, dayOf(query, "from"), dayOf(query, "to")).map(import_appointment.appointmentAsSeenByApi));
}
function create(store, request) {
  const body = (0, import_check.objectOf)((0, import_exchange.bodyJson)(request));
  (0, import_check_appointment.checkAppointment)(body);
  return (0, import_exchange.json)(200, { frNr: store.create(body).frNr });
}
function replace(store, request, frNr) {
  const body = (0, import_check.objectOf)((0, import_exchange.bodyJson)(request));
  const appointment = store.get(frNr);
  (0, import_check_appointment.checkAppointment)(body);
  if (isStale(body, appointment)) throw new import_refusal.Refusal(409, `Termin ${frNr} wurde inzwischen ge\xE4ndert.`);
  const shown = (0, import_appointment.appointmentAsSeenByApi)(store.replace(frNr, body));
  return (0, import_exchange.json)(200, frNr % 2 === 0 ? [shown] : shown);
}
function remove(store, frNr) {
  store.remove(frNr);
  return { status: 204 };
}
function isStale(body, appointment) {
  const rowId = body["rowId"] ?? null;
  return rowId !== null && rowId !== appointment.rowId;
}
function dayOf(query, name) {
  const value = query.get(name) ?? "";
  if (!/^\d{4}-\d\d-\d\d$/u.test(value)) throw new import_refusal.Refusal(400, `${name} muss die Form JJJJ-MM-TT haben.`);
  return value;
}
function numberOf(at) {
  const text = at["frNr"] ?? "";
  if (!/^\d{1,9}$/u.test(text)) throw new import_refusal.Refusal(400, "frNr muss eine Zahl sein.");
  return Number(text);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  appointmentRoutes
});
//# sourceMappingURL=appointment-routes.js.map
