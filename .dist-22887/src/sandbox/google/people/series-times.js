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
var series_times_exports = {};
__export(series_times_exports, {
  seriesTimes: () => seriesTimes
});
module.exports = __toCommonJS(series_times_exports);
var import_event_body = require("../events/event-body.js");
var import_event_time = require("../events/event-time.js");
function seriesTimes(view, master, patch, zone) {
  if (view.occurrence === void 0 || patch["start"] === void 0 && patch["end"] === void 0) return {};
  const next = (0, import_event_body.spanAfterPatch)(view, patch, zone);
  const from = view.occurrence.originalStart;
  if ((0, import_event_time.isAllDay)(next.start) || (0, import_event_time.isAllDay)(next.end) || (0, import_event_time.isAllDay)(from) || (0, import_event_time.isAllDay)(master.start)) return dayTimes(next.start, next.end, from, master);
  const start = wall(master.start).add(wall(from).until(wall(next.start)));
  const end = start.add(wall(next.start).until((0, import_event_time.zoned)(next.end).withTimeZone(next.start.timeZone).toPlainDateTime()));
  const { timeZone } = next.start;
  return { start: { date: null, dateTime: start.toString(), timeZone }, end: { date: null, dateTime: end.toString(), timeZone } };
}
function dayTimes(nextStart, nextEnd, from, master) {
  if (!(0, import_event_time.isAllDay)(nextStart) || !(0, import_event_time.isAllDay)(nextEnd)) return { start: { date: null, ...nextStart }, end: { date: null, ...nextEnd } };
  const start = (0, import_event_time.dayOf)(master.start).add((0, import_event_time.dayOf)(from).until((0, import_event_time.dayOf)(nextStart)));
  const end = start.add((0, import_event_time.dayOf)(nextStart).until((0, import_event_time.dayOf)(nextEnd)));
  return { start: { date: start.toString(), dateTime: null, timeZone: null }, end: { date: end.toString(), dateTime: null, timeZone: null } };
}
function wall(time) {
  return (0, import_event_time.zoned)(time).toPlainDateTime();
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  seriesTimes
});
//# sourceMappingURL=series-times.js.map
