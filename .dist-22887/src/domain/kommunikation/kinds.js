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
var kinds_exports = {};
__export(kinds_exports, {
  espoTypeOf: () => espoTypeOf,
  kindOf: () => kindOf,
  kinds: () => kinds,
  kommKzFor: () => kommKzFor,
  mediumOf: () => mediumOf,
  neverSynced: () => neverSynced,
  typeFits: () => typeFits
});
module.exports = __toCommonJS(kinds_exports);
const kinds = [
  { kommKz: 1, name: "TelGesch", medium: "phone", espoType: "Office", field: "telGesch" },
  { kommKz: 2, name: "FaxGesch", medium: "phone", espoType: "Fax", field: "faxGesch" },
  { kommKz: 3, name: "Mobil", medium: "phone", espoType: "Mobile", field: "mobil" },
  { kommKz: 4, name: "MailGesch", medium: "email", field: "emailGesch" },
  { kommKz: 6, name: "TelPrivat", medium: "phone", espoType: "Home", field: "telPrivat" },
  { kommKz: 7, name: "FaxPrivat", medium: "phone", espoType: "Fax", field: "faxPrivat" },
  { kommKz: 8, name: "MailPrivat", medium: "email", field: "emailPrivat" },
  { kommKz: 9, name: "AutoTelefon", medium: "phone", espoType: "Mobile", field: "autotelefon" },
  { kommKz: 10, name: "Sonstige", medium: "phone", espoType: "Other", field: "sonstige" },
  { kommKz: 11, name: "EPost", medium: "email", field: "ePost" },
  { kommKz: 12, name: "Bea", medium: "email", field: "bea" }
];
const neverSynced = { kommKz: 5, name: "Internet", field: "internet" };
const byNumber = new Map(kinds.map((kind) => [kind.kommKz, kind]));
const numberByType = { Office: 1, Fax: 2, Mobile: 3, Home: 6, Other: 10 };
function kindOf(kommKz) {
  return byNumber.get(kommKz);
}
function mediumOf(kommKz) {
  return byNumber.get(kommKz)?.medium ?? "phone";
}
function espoTypeOf(kommKz) {
  const kind = byNumber.get(kommKz);
  return kind?.medium === "phone" ? kind.espoType : null;
}
function kommKzFor(medium, espoType) {
  if (medium === "email") return 4;
  if (espoType === null || espoType === "") return 3;
  return Object.hasOwn(numberByType, espoType) ? numberByType[espoType] ?? 10 : 10;
}
function typeFits(kommKz, espoType) {
  const own = espoTypeOf(kommKz);
  if (own === null || espoType === null || !Object.hasOwn(numberByType, espoType)) return true;
  return own === espoType;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  espoTypeOf,
  kindOf,
  kinds,
  kommKzFor,
  mediumOf,
  neverSynced,
  typeFits
});
//# sourceMappingURL=kinds.js.map
