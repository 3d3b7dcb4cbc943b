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
var split_series_exports = {};
__export(split_series_exports, {
  splitSeries: () => splitSeries,
  trimSeries: () => trimSeries
});
module.exports = __toCommonJS(split_series_exports);
var import_errors = require("../errors.js");
var import_event_body = require("../events/event-body.js");
var import_event_time = require("../events/event-time.js");
var import_fields = require("../events/fields.js");
var import_instance_id = require("../events/instance-id.js");
var import_recurrence = require("../events/recurrence.js");
var import_series = require("../events/series.js");
function splitSeries(store, calendar, view, patch) {
  const { master, start } = occurrenceOf(view);
  const id = `${(0, import_instance_id.seriesBase)(master.id)}_R${(0, import_instance_id.stamp)(start).replace(/Z$/u, "")}`;
  const now = store.now();
  const created = {
    kind: "main",
    id,
    change: 0,
    etag: 0,
    created: now,
    updated: now,
    sequence: 0,
    status: "confirmed",
    iCalUID: `${id}@google.com`,
    creator: master.creator,
    ...(0, import_event_body.spanAfterPatch)(view, patch, calendar.timeZone),
    fields: (0, import_fields.mergeFields)(structuredClone(master.fields), patch),
    recurrence: followingRule(calendar, master, start)
  };
  calendar.events[id] = created;
  endBefore(calendar, master, start);
  (0, import_series.stampEvent)(calendar, created, (0, import_series.nextStamp)(store, calendar));
  store.eventsChanged(calendar);
  return { trimmed: master, created };
}
function trimSeries(store, calendar, view) {
  const { master, start } = occurrenceOf(view);
  endBefore(calendar, master, start);
  (0, import_series.stampEvent)(calendar, master, (0, import_series.nextStamp)(store, calendar));
  store.eventsChanged(calendar);
  return master;
}
function occurrenceOf(view) {
  if (view.occurrence === void 0) throw (0, import_errors.invalid)("Only an occurrence of a series can be split off.");
  return { master: view.occurrence.master, start: view.occurrence.originalStart };
}
function endBefore(calendar, master, start) {
  const until = lastMomentBefore(start);
  master.recurrence = (master.recurrence ?? []).map((line) => withEnd(line, `UNTIL=${until}`));
  for (const event of Object.values(calendar.events)) {
    const isLater = event.kind === "exception" && event.recurringEventId === master.id && (0, import_recurrence.anchor)(event.originalStart).epochMilliseconds >= (0, import_recurrence.anchor)(start).epochMilliseconds;
    if (isLater) event.forgotten = true;
  }
}
function lastMomentBefore(start) {
  if ((0, import_event_time.isAllDay)(start)) return (0, import_event_time.dayOf)(start).subtract({ days: 1 }).toString().replace(/-/gu, "");
  const end = (0, import_event_time.dayOf)(start).toZonedDateTime(start.timeZone).subtract({ seconds: 1 });
  return (0, import_instance_id.stamp)({ dateTime: end.toInstant().toString(), timeZone: start.timeZone });
}
function followingRule(calendar, master, start) {
  const before = (0, import_recurrence.occurrences)(master, calendar.timeZone).filter((span) => (0, import_recurrence.anchor)(span.start).epochMilliseconds < (0, import_recurrence.anchor)(start).epochMilliseconds).length;
  return (master.recurrence ?? []).map((line) => line.replace(/COUNT=(\d+)/u, (_, count) => `COUNT=${Math.max(1, Number(count) - before)}`));
}
function withEnd(line, end) {
  if (!line.startsWith("RRULE:")) return line;
  const parts = line.slice("RRULE:".length).split(";").filter((part) => !/^(UNTIL|COUNT)=/u.test(part));
  return `RRULE:${[...parts, end].join(";")}`;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  splitSeries,
  trimSeries
});
//# sourceMappingURL=split-series.js.map
