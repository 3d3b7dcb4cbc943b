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
  derivedFields: () => derivedFields,
  kindNames: () => kindNames,
  topLevelFieldOfKind: () => topLevelFieldOfKind
});
module.exports = __toCommonJS(kinds_exports);
const topLevelFieldOfKind = {
  1: "telGesch",
  2: "faxGesch",
  3: "mobil",
  4: "emailGesch",
  5: "internet",
  6: "telPrivat",
  7: "faxPrivat",
  8: "emailPrivat",
  9: "autotelefon",
  10: "sonstige",
  11: "ePost",
  12: "bea"
};
const kindNames = {
  1: "TelGesch",
  2: "FaxGesch",
  3: "Mobil",
  4: "MailGesch",
  5: "Internet",
  6: "TelPrivat",
  7: "FaxPrivat",
  8: "MailPrivat",
  9: "AutoTelefon",
  10: "Sonstige",
  11: "EPost",
  12: "Bea"
};
const derivedFields = new Set(Object.values(topLevelFieldOfKind));
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  derivedFields,
  kindNames,
  topLevelFieldOfKind
});
//# sourceMappingURL=kinds.js.map
