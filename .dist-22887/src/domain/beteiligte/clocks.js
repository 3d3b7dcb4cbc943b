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
var clocks_exports = {};
__export(clocks_exports, {
  advowareInstant: () => advowareInstant,
  espoInstant: () => espoInstant,
  espoText: () => espoText,
  newerSide: () => newerSide
});
module.exports = __toCommonJS(clocks_exports);
var import_temporal_polyfill = require("temporal-polyfill");
function espoInstant(text) {
  if (!text || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return void 0;
  return parsed(() => import_temporal_polyfill.Temporal.Instant.from(`${text.replace(" ", "T")}Z`));
}
const espoText = (instant) => instant.round({ smallestUnit: "second", roundingMode: "floor" }).toString().replace("T", " ").replace("Z", "");
function advowareInstant(text) {
  if (!text) return void 0;
  return parsed(() => import_temporal_polyfill.Temporal.PlainDateTime.from(text).toZonedDateTime("Europe/Berlin").toInstant());
}
function newerSide(times) {
  const lastSync = espoInstant(times.lastSync);
  if (!lastSync) return "undecided";
  const border = lastSync.add({ seconds: slackSeconds });
  const espoNewer = isAfter(espoInstant(times.modifiedAt), border);
  const advowareNewer = isAfter(advowareInstant(times.geaendertAm), border);
  if (espoNewer === advowareNewer) return "undecided";
  return espoNewer ? "espocrm" : "advoware";
}
const slackSeconds = 5;
const isAfter = (time, border) => time !== void 0 && import_temporal_polyfill.Temporal.Instant.compare(time, border) > 0;
function parsed(parse) {
  try {
    return parse();
  } catch {
    return void 0;
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  advowareInstant,
  espoInstant,
  espoText,
  newerSide
});
//# sourceMappingURL=clocks.js.map
