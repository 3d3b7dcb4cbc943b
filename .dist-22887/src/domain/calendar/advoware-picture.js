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
var advoware_picture_exports = {};
__export(advoware_picture_exports, {
  advowarePicture: () => advowarePicture,
  advowareState: () => advowareState
});
module.exports = __toCommonJS(advoware_picture_exports);
var import_appointment = require("./appointment.js");
var import_equality = require("./equality.js");
var import_from_advoware = require("./from-advoware.js");
var import_window = require("./window.js");
function advowarePicture(reading) {
  const items = /* @__PURE__ */ new Map();
  const unreadable = /* @__PURE__ */ new Map();
  for (const record of reading.appointments) {
    const read = (0, import_from_advoware.fromAdvoware)(record);
    if (read.kind === "unreadable") {
      unreadable.set(record.frNr, read.reason);
      continue;
    }
    const listed = items.get(record.frNr);
    if (listed && jsonOf(listed.appointment) !== jsonOf(read.appointment)) unreadable.set(record.frNr, "listed_twice");
    items.set(record.frNr, { frNr: record.frNr, record, appointment: read.appointment });
  }
  for (const frNr of unreadable.keys()) items.delete(frNr);
  return { items, unreadable, reading };
}
function advowareState(picture, frNr, base) {
  const item = picture.items.get(frNr);
  if (item) return { kind: "live", item };
  if (picture.unreadable.has(frNr)) return { kind: "unreadable" };
  const time = (0, import_appointment.timeOf)(base.fields.time.advoware);
  const rule = (0, import_appointment.repetitionOf)(base.fields.rule.advoware);
  if (!picture.reading.covers.some((covered) => (0, import_window.mustBeListed)(covered, time, rule))) return { kind: "outside" };
  return { kind: picture.reading.alreadyMissed.has(frNr) ? "gone" : "missing" };
}
const jsonOf = (appointment) => (0, import_equality.canonicalJson)((0, import_appointment.contentOf)(appointment));
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  advowarePicture,
  advowareState
});
//# sourceMappingURL=advoware-picture.js.map
