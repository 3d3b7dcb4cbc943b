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
var records_exports = {};
__export(records_exports, {
  beteiligterSchema: () => beteiligterSchema,
  kommunikationSchema: () => kommunikationSchema
});
module.exports = __toCommonJS(records_exports);
var import_zod = require("zod");
const text = import_zod.z.string().nullish();
const kommunikationSchema = import_zod.z.looseObject({
  id: import_zod.z.int(),
  rowId: text,
  tlf: text,
  bemerkung: text,
  kommKz: import_zod.z.int().nullish(),
  online: import_zod.z.boolean().nullish()
});
const beteiligterSchema = import_zod.z.looseObject({
  betNr: import_zod.z.int().positive().transform((value) => value),
  rowId: import_zod.z.string().min(1),
  geaendertAm: text,
  name: text,
  vorname: text,
  rechtsform: text,
  anrede: text,
  geburtsdatum: text,
  handelsRegisterNummer: text,
  kommunikation: import_zod.z.array(kommunikationSchema).nullish()
});
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  beteiligterSchema,
  kommunikationSchema
});
//# sourceMappingURL=records.js.map
