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
var rechtsform_exports = {};
__export(rechtsform_exports, {
  artOf: () => artOf,
  rechtsformen: () => rechtsformen
});
module.exports = __toCommonJS(rechtsform_exports);
const rechtsformen = {
  "Nat\xFCrliche Person": "person",
  Einzelunternehmen: "person",
  GmbH: "firma",
  "GmbH & Co. KG": "firma",
  "UG (haftungsbeschr\xE4nkt)": "firma",
  AG: "firma",
  KG: "firma",
  OHG: "firma",
  GbR: "firma",
  eG: "firma",
  "e.V.": "firma",
  Stiftung: "firma",
  Beh\u00F6rde: "firma",
  WEG: "firma",
  Sonstige: "firma"
};
function artOf(rechtsform, firmenname) {
  if (rechtsform === "") return firmenname === "" ? "person" : "firma";
  return Object.hasOwn(rechtsformen, rechtsform) ? rechtsformen[rechtsform] : "firma";
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  artOf,
  rechtsformen
});
//# sourceMappingURL=rechtsform.js.map
