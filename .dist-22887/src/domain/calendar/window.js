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
var window_exports = {};
__export(window_exports, {
  defaultDays: () => defaultDays,
  mustBeListed: () => mustBeListed,
  overlaps: () => overlaps,
  windowAround: () => windowAround
});
module.exports = __toCommonJS(window_exports);
var import_temporal_polyfill = require("temporal-polyfill");
var import_appointment = require("./appointment.js");
const defaultDays = { back: 90, ahead: 730 };
const windowAround = (today, days = defaultDays) => ({
  from: today.subtract({ days: days.back }),
  to: today.add({ days: days.ahead })
});
function overlaps(window, time, repetition) {
  const first = (0, import_appointment.startDate)(time);
  const last = repetition.kind === "series" ? latest(repetition.until, (0, import_appointment.lastDate)(time)) : (0, import_appointment.lastDate)(time);
  return import_temporal_polyfill.Temporal.PlainDate.compare(first, window.to) <= 0 && import_temporal_polyfill.Temporal.PlainDate.compare(last, window.from) >= 0;
}
function mustBeListed(covered, time, repetition) {
  if (repetition.kind === "series") return overlaps(covered, time, repetition);
  const first = (0, import_appointment.startDate)(time);
  return import_temporal_polyfill.Temporal.PlainDate.compare(first, covered.from) >= 0 && import_temporal_polyfill.Temporal.PlainDate.compare(first, covered.to) <= 0;
}
const latest = (one, other) => import_temporal_polyfill.Temporal.PlainDate.compare(one, other) > 0 ? one : other;
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  defaultDays,
  mustBeListed,
  overlaps,
  windowAround
});
//# sourceMappingURL=window.js.map
