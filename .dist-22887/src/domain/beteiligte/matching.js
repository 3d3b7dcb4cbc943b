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
var matching_exports = {};
__export(matching_exports, {
  adoptable: () => adoptable,
  recoverable: () => recoverable,
  searchOf: () => searchOf
});
module.exports = __toCommonJS(matching_exports);
var import_stammdaten = require("./stammdaten.js");
function searchOf(record) {
  const art = (0, import_stammdaten.artOfEspo)(record);
  const { name, vorname } = (0, import_stammdaten.fromEspo)(record, art);
  return art === "person" && vorname !== "" ? { name, vorname } : { name };
}
function adoptable(record, candidates) {
  const art = (0, import_stammdaten.artOfEspo)(record);
  const own = (0, import_stammdaten.fromEspo)(record, art);
  const proof = art === "person" ? "geburtsdatum" : "handelsregisterNummer";
  if (own[proof] === "") return [];
  return candidates.filter((candidate) => {
    const other = (0, import_stammdaten.fromAdvoware)(candidate);
    const sameName = sameText(own.name, other.name) && (art === "firma" || sameText(own.vorname, other.vorname));
    return sameName && sameText(own[proof], other[proof]);
  }).map(({ betNr }) => betNr);
}
function recoverable(sent, known, candidates) {
  const wanted = (0, import_stammdaten.fromAdvoware)(sent);
  const mapped = /* @__PURE__ */ new Set([...(0, import_stammdaten.fieldsOf)("person"), ...(0, import_stammdaten.fieldsOf)("firma")]);
  return candidates.filter((candidate) => {
    if (known.includes(candidate.betNr)) return false;
    const found = (0, import_stammdaten.fromAdvoware)(candidate);
    return [...mapped].every((field) => found[field] === wanted[field]);
  }).map(({ betNr }) => betNr);
}
const sameText = (one, other) => one.toLocaleLowerCase("de") === other.toLocaleLowerCase("de");
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  adoptable,
  recoverable,
  searchOf
});
//# sourceMappingURL=matching.js.map
