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
var to_advoware_exports = {};
__export(to_advoware_exports, {
  advowareChanges: () => advowareChanges,
  toAdvoware: () => toAdvoware
});
module.exports = __toCommonJS(to_advoware_exports);
var import_appointment = require("./appointment.js");
const toAdvoware = (appointment) => ({
  text: appointment.title || null,
  notiz: appointment.notes || null,
  ort: appointment.location || null,
  ...scheduleOf(appointment),
  privat: appointment.isPrivate ? 1 : 0
});
function advowareChanges(wanted, changed, current) {
  return Object.assign({}, ...changed.map((field) => attributesOf(field, wanted, current)));
}
function attributesOf(field, wanted, current) {
  switch (field) {
    case "title":
      return { text: wanted.title || null };
    case "notes":
      return { notiz: wanted.notes || null };
    case "location":
      return { ort: wanted.location || null };
    case "private":
      return { privat: flagLike(current.privat, wanted.isPrivate ? 1 : 0) };
    // Time and rule share `datumBis`, so they are always written together.
    case "time":
    case "rule":
      return scheduleLike(current, scheduleOf(wanted));
  }
}
function scheduleOf({ time, repetition }) {
  const times = { datum: dateText((0, import_appointment.startDate)(time).toString()), uhrzeitVon: clockText(time, "start"), uhrzeitBis: clockText(time, "end") };
  if (repetition.kind === "series") {
    return { ...times, datumBis: dateText(repetition.until.toString()), dauertermin: 1, turnus: repetition.interval, turnusArt: import_appointment.freqs.indexOf(repetition.freq) + 1 };
  }
  const last = time.kind === "timed" ? time.end.toPlainDate() : (0, import_appointment.lastDate)(time);
  const isBlock = time.kind === "allDay" && !last.equals(time.start);
  return { ...times, datumBis: dateText(last.toString()), dauertermin: isBlock ? 1 : 0, turnus: 0, turnusArt: 0 };
}
const dateText = (date) => `${date}T00:00:00`;
const clockText = (time, edge) => time.kind === "timed" ? time[edge].toPlainTime().toString({ smallestUnit: "second" }) : null;
function scheduleLike(current, schedule) {
  const isShort = /^\d{4}-\d\d-\d\d$/.test((current.datum ?? "").trim());
  const like = (date) => isShort ? date.slice(0, dateLength) : date;
  return { ...schedule, datum: like(schedule.datum), datumBis: like(schedule.datumBis), dauertermin: flagLike(current.dauertermin, schedule.dauertermin) };
}
const dateLength = "YYYY-MM-DD".length;
const flagLike = (current, flag) => typeof current === "boolean" ? Boolean(flag) : flag;
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  advowareChanges,
  toAdvoware
});
//# sourceMappingURL=to-advoware.js.map
