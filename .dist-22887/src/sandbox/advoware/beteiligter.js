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
var beteiligter_exports = {};
__export(beteiligter_exports, {
  asSeenByApi: () => asSeenByApi,
  emptyFields: () => emptyFields,
  entryAsSeenByApi: () => entryAsSeenByApi
});
module.exports = __toCommonJS(beteiligter_exports);
var import_json = require("../json.js");
var import_kinds = require("./kinds.js");
const emptyFields = {
  name: null,
  vorname: null,
  rechtsform: null,
  anrede: null,
  titel: null,
  zusatz: null,
  geburtsdatum: null,
  geburtsname: null,
  geburtsort: null,
  sterbedatum: null,
  familienstand: null,
  beruf: null,
  staatsangehoerigkeit: null,
  handelsRegisterNummer: null,
  registergericht: null,
  ustId: null,
  steuernummer: null,
  strasse: null,
  plz: null,
  ort: null,
  land: null,
  postfach: null,
  briefanrede: null,
  notiz: null,
  kontoinhaber: null,
  vorsteuerabzugsberechtigt: null,
  debitorNr: null,
  kostenstelle: null,
  adressen: [],
  bankverbindungen: [],
  aktenzeichen: [],
  merkmale: {},
  beteiligungen: []
};
function asSeenByApi(record) {
  return {
    betNr: record.betNr,
    rowId: record.rowId,
    geaendertAm: record.geaendertAm,
    ...(0, import_json.copy)(record.fields),
    ...derivedFrom(record.kommunikation),
    kommunikation: record.kommunikation.map(entryAsSeenByApi)
  };
}
function entryAsSeenByApi(entry) {
  return { id: entry.id, rowId: entry.rowId, tlf: entry.tlf, bemerkung: entry.bemerkung, kommKz: 0, online: entry.online };
}
function derivedFrom(entries) {
  const derived = {};
  for (const [kind, field] of Object.entries(import_kinds.topLevelFieldOfKind)) {
    derived[field] = entries.find((entry) => entry.kommKz === Number(kind) && entry.tlf !== "")?.tlf ?? null;
  }
  return derived;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  asSeenByApi,
  emptyFields,
  entryAsSeenByApi
});
//# sourceMappingURL=beteiligter.js.map
