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
var marker_exports = {};
__export(marker_exports, {
  contentHash: () => contentHash,
  continuedFrom: () => continuedFrom,
  markerOf: () => markerOf,
  markerProperties: () => markerProperties,
  ownership: () => ownership
});
module.exports = __toCommonJS(marker_exports);
var import_appointment = require("./appointment.js");
var import_equality = require("./equality.js");
var import_event_id = require("./event-id.js");
const markerProperties = (marker) => ({
  advowareLink: marker.link,
  advowareEvent: marker.event,
  ...marker.frNr === void 0 ? {} : { advowareFrNr: String(marker.frNr) },
  advowareGeneration: String(marker.generation),
  advowareHash: marker.hash,
  advowareTyped: marker.typed.join(",")
});
function markerOf(event) {
  const found = event.extendedProperties?.private;
  const link = found?.["advowareLink"];
  const marked = found?.["advowareEvent"];
  if (!found || link === void 0 || marked === void 0) return void 0;
  const typed = (found["advowareTyped"] ?? "").split(",");
  return {
    link,
    event: marked,
    frNr: wholeNumber(found["advowareFrNr"]),
    generation: wholeNumber(found["advowareGeneration"]) ?? 0,
    hash: found["advowareHash"] ?? "",
    typed: import_appointment.textFields.filter((field) => typed.includes(field))
  };
}
const contentHash = (shown, digest) => (0, import_event_id.base32hex)(digest((0, import_equality.canonicalJson)(shown)));
function ownership(event, link) {
  const marker = markerOf(event);
  if (!marker) return "unmarked";
  if (marker.link !== link) return "other_link";
  return marker.event === event.id ? "ours" : "copy";
}
function continuedFrom(id) {
  return /^(.+)_R\d{8}(?:T\d{6}Z?)?$/.exec(id)?.[1];
}
const wholeNumber = (text) => text !== void 0 && /^\d+$/.test(text) ? Number(text) : void 0;
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  contentHash,
  continuedFrom,
  markerOf,
  markerProperties,
  ownership
});
//# sourceMappingURL=marker.js.map
