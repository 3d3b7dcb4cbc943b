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
var check_appointment_exports = {};
__export(check_appointment_exports, {
  checkAppointment: () => checkAppointment
});
module.exports = __toCommonJS(check_appointment_exports);
var import_employees = require("./employees.js");
var import_refusal = require("./refusal.js");
const TEXT_LIMIT = 4e3;
function checkAppointment(body) {
  for (const field of ["text", "notiz", "ort"]) {
    const value = body[field] ?? null;
    if (value !== null && typeof value !== "string") throw new import_refusal.Refusal(400, `${field} muss ein Text sein.`);
    if (value !== null && value.length > TEXT_LIMIT) throw new import_refusal.Refusal(422, `${field} ist l\xE4nger als ${TEXT_LIMIT} Zeichen.`);
  }
  if (!import_employees.employees.some(({ kuerzel }) => kuerzel === body["anwalt"])) throw new import_refusal.Refusal(422, "anwalt ist nicht bekannt.");
  checkDays(body);
  for (const field of ["uhrzeitVon", "uhrzeitBis"]) checkForm(body, field, /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/u, "HH:MM:SS");
  for (const field of ["dauertermin", "privat"]) checkWhole(body, field, 1);
  checkWhole(body, "turnus", 999);
  checkWhole(body, "turnusArt", 4);
}
function checkDays(body) {
  for (const field of ["datum", "datumBis"]) checkForm(body, field, /^\d{4}-\d\d-\d\d(T00:00:00)?$/u, "JJJJ-MM-TT");
  const [first, last] = [dayIn(body, "datum"), dayIn(body, "datumBis")];
  if (first === void 0) throw new import_refusal.Refusal(422, "datum fehlt.");
  if (last !== void 0 && last < first) throw new import_refusal.Refusal(422, "datumBis liegt vor datum.");
}
function dayIn(body, field) {
  const value = body[field] ?? "";
  if (typeof value !== "string" || value === "") return void 0;
  const day = value.slice(0, "YYYY-MM-DD".length);
  const date = /* @__PURE__ */ new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day)) throw new import_refusal.Refusal(400, `${field} ist kein Tag.`);
  return day;
}
function checkForm(body, field, form, shown) {
  const value = body[field] ?? null;
  if (value === null || value === "") return;
  if (typeof value !== "string" || !form.test(value)) throw new import_refusal.Refusal(400, `${field} muss die Form ${shown} haben.`);
}
function checkWhole(body, field, most) {
  const value = body[field] ?? 0;
  if (typeof value === "boolean") return;
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value > most) throw new import_refusal.Refusal(400, `${field} muss eine Zahl von 0 bis ${most} sein.`);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  checkAppointment
});
//# sourceMappingURL=check-appointment.js.map
