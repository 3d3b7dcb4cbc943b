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
  googleInstant: () => googleInstant,
  newerSide: () => newerSide
});
module.exports = __toCommonJS(clocks_exports);
var import_temporal_polyfill = require("temporal-polyfill");
var import_berlin = require("./berlin.js");
function newerSide(geaendertAm, updated) {
  const advoware = advowareInstant(geaendertAm);
  const google = googleInstant(updated);
  return advoware && google && import_temporal_polyfill.Temporal.Instant.compare(google, advoware) > 0 ? "google" : "advoware";
}
const advowareInstant = (text) => attempt(text, (value) => (0, import_berlin.berlinInstant)(import_temporal_polyfill.Temporal.PlainDateTime.from(value)));
const googleInstant = (text) => attempt(text, (value) => import_temporal_polyfill.Temporal.Instant.from(value));
function attempt(text, read) {
  if (!text) return void 0;
  try {
    return read(text);
  } catch {
    return void 0;
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  advowareInstant,
  googleInstant,
  newerSide
});
//# sourceMappingURL=clocks.js.map
