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
var instance_id_exports = {};
__export(instance_id_exports, {
  findOccurrence: () => findOccurrence,
  instanceId: () => instanceId,
  mastersOf: () => mastersOf,
  seriesBase: () => seriesBase,
  stamp: () => stamp
});
module.exports = __toCommonJS(instance_id_exports);
var import_event_time = require("./event-time.js");
var import_recurrence = require("./recurrence.js");
const INSTANCE = /^(?<base>.+)_(?<stamp>\d{8}(T\d{6}Z)?)$/u;
const CONTINUATION = /^(?<base>.+)_R\d{8}(T\d{6})?$/u;
function stamp(time) {
  if ((0, import_event_time.isAllDay)(time)) return time.date.replace(/-/gu, "");
  return (0, import_recurrence.anchor)(time).withTimeZone("UTC").toString({ timeZoneName: "never", offset: "never", smallestUnit: "second" }).replace(/[-:]/gu, "") + "Z";
}
function seriesBase(id) {
  return CONTINUATION.exec(id)?.groups?.["base"] ?? id;
}
function instanceId(master, originalStart) {
  return `${seriesBase(master.id)}_${stamp(originalStart)}`;
}
function findOccurrence(calendar, id) {
  const match = INSTANCE.exec(id)?.groups;
  if (match === void 0) return void 0;
  for (const master of mastersOf(calendar, match["base"] ?? "")) {
    const start = startOf(match["stamp"] ?? "", master);
    const span = start === void 0 ? void 0 : (0, import_recurrence.occurrenceAt)(master, start);
    if (span !== void 0) return { master, span };
  }
  return void 0;
}
function mastersOf(calendar, base) {
  return Object.values(calendar.events).filter((event) => event.kind === "main" && event.recurrence !== void 0 && event.forgotten !== true && (event.id === base || seriesBase(event.id) === base));
}
function startOf(text, master) {
  const isDay = text.length === 8;
  if (isDay !== (0, import_event_time.isAllDay)(master.start)) return void 0;
  const [, year, month, day, hour = "00", minute = "00", second = "00"] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z)?$/u.exec(text) ?? [];
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(moment) ? void 0 : moment;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  findOccurrence,
  instanceId,
  mastersOf,
  seriesBase,
  stamp
});
//# sourceMappingURL=instance-id.js.map
