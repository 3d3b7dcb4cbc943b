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
var appointments_exports = {};
__export(appointments_exports, {
  appointmentSchema: () => appointmentSchema
});
module.exports = __toCommonJS(appointments_exports);
var import_zod = require("zod");
const text = import_zod.z.string().nullish();
const flag = import_zod.z.union([import_zod.z.number(), import_zod.z.boolean(), import_zod.z.string()]).nullish();
const count = import_zod.z.union([import_zod.z.number(), import_zod.z.string()]).nullish();
const appointmentSchema = import_zod.z.looseObject({
  frNr: import_zod.z.int().positive().transform((value) => value),
  rowId: import_zod.z.string().min(1),
  geaendertAm: text,
  anwalt: import_zod.z.string().min(1),
  text,
  notiz: text,
  ort: text,
  datum: text,
  uhrzeitVon: text,
  uhrzeitBis: text,
  datumBis: text,
  dauertermin: flag,
  turnus: count,
  turnusArt: count,
  privat: flag
});
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  appointmentSchema
});
//# sourceMappingURL=appointments.js.map
