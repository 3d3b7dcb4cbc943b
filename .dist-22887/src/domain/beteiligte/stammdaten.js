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
var stammdaten_exports = {};
__export(stammdaten_exports, {
  advowareCanHold: () => advowareCanHold,
  artOfEspo: () => artOfEspo,
  espoCanHold: () => espoCanHold,
  fields: () => fields,
  fieldsOf: () => fieldsOf,
  fromAdvoware: () => fromAdvoware,
  fromEspo: () => fromEspo,
  lastNameFollowing: () => lastNameFollowing,
  toAdvoware: () => toAdvoware,
  toEspo: () => toEspo
});
module.exports = __toCommonJS(stammdaten_exports);
var import_rechtsform = require("./rechtsform.js");
const fields = ["name", "vorname", "rechtsform", "anrede", "geburtsdatum", "handelsregisterNummer"];
const ofPersons = ["name", "vorname", "rechtsform", "anrede", "geburtsdatum"];
const ofCompanies = ["name", "rechtsform", "anrede", "handelsregisterNummer"];
const fieldsOf = (art) => art === "person" ? ofPersons : ofCompanies;
const plain = (value) => (value ?? "").trim();
const artOfEspo = (record) => (0, import_rechtsform.artOf)(plain(record.rechtsform), plain(record.firmenname));
function fromEspo(record, art) {
  const lastName = plain(record.lastName);
  return {
    name: art === "firma" ? plain(record.firmenname) || lastName : lastName,
    vorname: plain(record.firstName),
    rechtsform: plain(record.rechtsform),
    anrede: anredeOfSalutation(plain(record.salutationName)),
    geburtsdatum: plain(record.dateOfBirth),
    handelsregisterNummer: plain(record.handelsregisterNummer)
  };
}
function fromAdvoware(record) {
  return {
    name: plain(record.name),
    vorname: plain(record.vorname),
    rechtsform: plain(record.rechtsform),
    anrede: plain(record.anrede),
    geburtsdatum: dateOfAdvoware(plain(record.geburtsdatum)),
    handelsregisterNummer: plain(record.handelsRegisterNummer)
  };
}
function espoCanHold(field, value) {
  switch (field) {
    case "rechtsform":
      return value === "" || Object.hasOwn(import_rechtsform.rechtsformen, value);
    case "anrede":
      return value === "" || value === "Herr" || value === "Frau";
    case "geburtsdatum":
      return value === "" || isoDate.test(value);
    case "name":
      return value !== "";
    case "vorname":
    case "handelsregisterNummer":
      return true;
  }
}
function advowareCanHold(field, value) {
  if (field === "anrede") return value === "" || value === "Herr" || value === "Frau";
  return field !== "name" || value !== "";
}
function toEspo(field, value, art, current) {
  switch (field) {
    case "name":
      return art === "firma" ? { firmenname: value, lastName: value.slice(0, lastNameLimit).trim() } : { lastName: value };
    case "vorname":
      return { firstName: value || null };
    case "rechtsform":
      return { rechtsform: value || null };
    case "anrede":
      return { salutationName: salutationOfAnrede(value, plain(current.salutationName)) };
    case "geburtsdatum":
      return { dateOfBirth: value || null };
    case "handelsregisterNummer":
      return { handelsregisterNummer: value || null };
  }
}
function lastNameFollowing(record) {
  const wanted = plain(record.firmenname).slice(0, lastNameLimit).trim();
  return wanted === "" || wanted === plain(record.lastName) ? {} : { lastName: wanted };
}
function toAdvoware(field, value) {
  switch (field) {
    case "geburtsdatum":
      return { geburtsdatum: value === "" ? null : `${value}T00:00:00` };
    case "handelsregisterNummer":
      return { handelsRegisterNummer: value || null };
    case "name":
    case "vorname":
    case "rechtsform":
    case "anrede":
      return { [field]: value || null };
  }
}
const lastNameLimit = 100;
const isoDate = /^\d{4}-\d\d-\d\d$/;
function dateOfAdvoware(value) {
  const date = /^(\d{4}-\d\d-\d\d)(T00:00:00(\.0+)?)?$/.exec(value)?.[1];
  if (date === "0001-01-01") return "";
  return date ?? value;
}
const anreden = { "Mr.": "Herr", Herr: "Herr", "Ms.": "Frau", "Mrs.": "Frau", Frau: "Frau" };
const anredeOfSalutation = (salutation) => anreden[salutation] ?? salutation;
function salutationOfAnrede(anrede, current) {
  if (anrede === "") return null;
  const localised = current === "Herr" || current === "Frau";
  if (localised) return anrede;
  return anrede === "Herr" ? "Mr." : "Ms.";
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  advowareCanHold,
  artOfEspo,
  espoCanHold,
  fields,
  fieldsOf,
  fromAdvoware,
  fromEspo,
  lastNameFollowing,
  toAdvoware,
  toEspo
});
//# sourceMappingURL=stammdaten.js.map
