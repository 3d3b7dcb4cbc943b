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
var berlin_exports = {};
__export(berlin_exports, {
  berlin: () => berlin,
  berlinInstant: () => berlinInstant,
  berlinWall: () => berlinWall,
  endOfBerlinDay: () => endOfBerlinDay,
  isBefore: () => isBefore,
  shownWall: () => shownWall
});
module.exports = __toCommonJS(berlin_exports);
var import_temporal_polyfill = require("temporal-polyfill");
const berlin = "Europe/Berlin";
const berlinWall = (instant) => instant.toZonedDateTimeISO(berlin).toPlainDateTime();
const berlinInstant = (wall) => wall.toZonedDateTime(berlin).toInstant();
const shownWall = (wall) => wall.toZonedDateTime(berlin).toPlainDateTime();
const endOfBerlinDay = (date) => date.add({ days: 1 }).toZonedDateTime(berlin).toInstant().subtract({ seconds: 1 });
const isBefore = (one, other) => import_temporal_polyfill.Temporal.PlainDateTime.compare(one, other) < 0;
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  berlin,
  berlinInstant,
  berlinWall,
  endOfBerlinDay,
  isBefore,
  shownWall
});
//# sourceMappingURL=berlin.js.map
