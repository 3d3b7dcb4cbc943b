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
var base_exports = {};
__export(base_exports, {
  baseFromAdvoware: () => baseFromAdvoware,
  baseFromGoogle: () => baseFromGoogle,
  baseFromMarker: () => baseFromMarker,
  baseOfEquals: () => baseOfEquals,
  contentForAdvoware: () => contentForAdvoware,
  hasChanged: () => hasChanged,
  pairs: () => pairs,
  pastOf: () => pastOf,
  settled: () => settled,
  unknownPast: () => unknownPast
});
module.exports = __toCommonJS(base_exports);
var import_appointment = require("./appointment.js");
var import_equality = require("./equality.js");
var import_masking = require("./masking.js");
const unknownPast = "\0";
function baseFromAdvoware(advoware, mode) {
  const shown = (0, import_masking.shownContent)(advoware, mode);
  return { mode, fields: pairs((field) => ({ advoware: advoware[field], google: shown[field], from: "advoware" })) };
}
function baseFromGoogle(advoware, google, mode) {
  const isHidden = import_appointment.fields.some((field) => advoware[field] !== google[field]);
  return { mode: isHidden ? "masked" : mode, fields: pairs((field) => ({ advoware: advoware[field], google: google[field], from: advoware[field] === google[field] ? "google" : "advoware" })) };
}
function contentForAdvoware(google, origin, mode) {
  if (!origin) return mode === "masked" && (0, import_masking.holdsMask)("title", google.title) ? { ...google, title: (0, import_masking.unmasked)(google.title, "") } : google;
  const inherited = (field) => {
    const past = origin.fields[field];
    if (google[field] === past.google) return past.advoware;
    return (0, import_masking.holdsMask)(field, google[field]) ? (0, import_masking.unmasked)(google[field], past.advoware) : google[field];
  };
  const isPrivate = google.private === origin.fields.private.google ? origin.fields.private.advoware : google.private;
  return { ...google, title: inherited("title"), notes: inherited("notes"), location: inherited("location"), private: isPrivate };
}
const baseOfEquals = (advoware, google, mode) => baseFromGoogle(advoware, google, mode);
function baseFromMarker(advoware, google, marker, touched, mode) {
  const from = (field) => (0, import_appointment.isTextField)(field) && marker.typed.includes(field) ? "google" : "advoware";
  const isMasked = google.title === import_masking.maskTitle || (0, import_masking.looksMasked)({ ...google, title: import_masking.maskTitle }) && mode === "masked";
  const pair = (field) => {
    const hidden = isMasked && from(field) === "advoware" && (field === "private" || (0, import_appointment.isTextField)(field) && (google[field] === import_masking.maskTitle || google[field] === ""));
    if (hidden || (0, import_equality.sameField)(field, advoware[field], google[field], google.time)) return { advoware: advoware[field], google: google[field], from: from(field) };
    const past = touched === "untouched" ? google[field] : unknownPast;
    return { advoware: past, google: past, from: from(field) };
  };
  return { mode: isMasked ? "masked" : modeShown(google, marker, mode), fields: pairs(pair) };
}
function modeShown(google, marker, mode) {
  const isBare = ["title", "notes", "location"].every((field) => marker.typed.includes(field) || google[field] === "");
  return isBare ? mode : "full";
}
const pastOf = (base, side) => Object.fromEntries(import_appointment.fields.map((field) => [field, base.fields[field][side]]));
function hasChanged(side, current, base) {
  const now = (0, import_appointment.contentOf)(current);
  const past = pastOf(base, side);
  const isForced = side === "google" && base.mode === "masked" && base.fields.private.from === "advoware";
  return import_appointment.fields.some((field) => !(isForced && field === "private") && !(0, import_equality.sameField)(field, now[field], past[field], now.time));
}
const settled = (base, change) => ({ mode: change.mode ?? base.mode, fields: { ...base.fields, ...change.fields } });
function pairs(pairOf) {
  return Object.fromEntries(import_appointment.fields.map((field) => [field, pairOf(field)]));
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  baseFromAdvoware,
  baseFromGoogle,
  baseFromMarker,
  baseOfEquals,
  contentForAdvoware,
  hasChanged,
  pairs,
  pastOf,
  settled,
  unknownPast
});
//# sourceMappingURL=base.js.map
