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
var google_picture_exports = {};
__export(google_picture_exports, {
  googlePicture: () => googlePicture,
  googleState: () => googleState
});
module.exports = __toCommonJS(google_picture_exports);
var import_appointment = require("./appointment.js");
var import_equality = require("./equality.js");
var import_from_google = require("./from-google.js");
var import_google_event = require("./google-event.js");
var import_google_series = require("./google-series.js");
var import_google_time = require("./google-time.js");
var import_plan_types = require("./plan-types.js");
function googlePicture(reading, window, instanceWise) {
  const events = new Map(reading.events.map((event) => [event.id, event]));
  const exceptions = Map.groupBy(reading.events.filter(import_google_event.isInstance), (event) => event.recurringEventId ?? "");
  const draft = { units: /* @__PURE__ */ new Map(), unreadable: /* @__PURE__ */ new Map(), series: /* @__PURE__ */ new Map() };
  for (const event of events.values()) {
    if ((0, import_google_event.isTombstone)(event) || (0, import_google_event.isInstance)(event)) continue;
    addEvent(draft, event, exceptions.get(event.id) ?? [], window, instanceWise);
  }
  for (const [id, parts] of exceptions) {
    if (events.has(id)) continue;
    for (const part of parts) if (!(0, import_google_event.isTombstone)(part)) draft.unreadable.set(part.id, "unknown_series");
  }
  return { ...draft, events, reading };
}
function googleState(picture, key, window) {
  const unit = picture.units.get((0, import_plan_types.keyText)(key));
  if (unit) return { kind: "live", unit };
  const id = key.kind === "event" ? key.id : key.seriesId;
  const event = picture.events.get(id);
  if (!event) return { kind: picture.reading.alreadyMissed.has(id) ? "gone" : "missing" };
  if ((0, import_google_event.isTombstone)(event)) return { kind: "gone" };
  if (picture.unreadable.has(id) || picture.unreadable.has((0, import_plan_types.keyText)(key)) || key.kind === "event") return { kind: "unreadable" };
  return { kind: instanceIsGone(picture, key, event, window) ? "gone" : "unreadable" };
}
function instanceIsGone(picture, key, master, window) {
  const view = picture.series.get(key.seriesId);
  if (!view) return !(0, import_google_event.isSeries)(master);
  if (view.cancelled.has(key.originalStart)) return true;
  const date = key.originalStart.slice(0, "YYYY-MM-DD".length);
  return date >= window.from.toString() && date <= window.to.toString();
}
function addEvent(draft, event, exceptions, window, instanceWise) {
  const read = (0, import_from_google.fromGoogle)(event);
  if (read.kind === "unreadable") {
    draft.unreadable.set(event.id, read.reason);
    return;
  }
  if (read.kind === "appointment" && (!(0, import_google_event.isSeries)(event) || !instanceWise.has(event.id) && !exceptions.some((part) => differs(part, event)))) {
    const key = { kind: "event", id: event.id };
    draft.units.set((0, import_plan_types.keyText)(key), { key, appointment: read.appointment, event, owner: event });
    return;
  }
  addInstances(draft, event, read, exceptions, window);
}
function differs(part, master) {
  const series = (0, import_google_series.seriesOf)(master);
  const name = originalStart(part);
  if (typeof series === "string" || name === void 0) return true;
  const planned = plannedAt(series, name);
  if ((0, import_google_event.isTombstone)(part)) return planned !== void 0;
  const read = (0, import_from_google.fromGoogle)(part);
  if (!planned || read.kind !== "appointment") return true;
  return !(0, import_equality.sameContent)((0, import_appointment.contentOf)(read.appointment), (0, import_appointment.contentOf)({ time: planned.time, repetition: { kind: "single" }, ...(0, import_from_google.textsOf)(master) }));
}
function plannedAt(series, name) {
  const time = (0, import_google_time.timeFromGoogle)(name.includes("T") ? { dateTime: name } : { date: name }, name.includes("T") ? { dateTime: name } : { date: name });
  if (typeof time === "string") return void 0;
  const day = (0, import_appointment.startDate)(time);
  const planned = (0, import_google_series.occurrencesBetween)(series, day, day);
  return typeof planned === "string" ? void 0 : planned.find((occurrence) => occurrence.originalStart === name);
}
function addInstances(draft, master, read, exceptions, window) {
  const series = read.kind === "instances" ? read.series : (0, import_google_series.seriesOf)(master);
  if (typeof series === "string") {
    draft.unreadable.set(master.id, series);
    return;
  }
  const length = series.end.since(series.start, { largestUnit: "days" }).days;
  const planned = attempt(() => (0, import_google_series.occurrencesBetween)(series, window.from.subtract({ days: length }), window.to));
  if (typeof planned === "string") {
    draft.unreadable.set(master.id, planned);
    return;
  }
  const changed = new Map(exceptions.map((part) => [originalStart(part) ?? "", part]));
  const cancelled = new Set([...changed].filter(([, part]) => (0, import_google_event.isTombstone)(part)).map(([name]) => name));
  draft.series.set(master.id, { master, series, cancelled });
  for (const { originalStart: name, time } of planned) {
    if (!changed.has(name)) addUnit(draft, master, name, { time, repetition: { kind: "single" }, ...(0, import_from_google.textsOf)(master) }, void 0);
  }
  for (const [name, part] of changed) if (!cancelled.has(name)) addException(draft, master, name, part);
}
function addException(draft, master, name, part) {
  const read = (0, import_from_google.fromGoogle)(part);
  if (name !== "" && read.kind === "appointment") addUnit(draft, master, name, read.appointment, part);
  else draft.unreadable.set((0, import_plan_types.keyText)({ kind: "instance", seriesId: master.id, originalStart: name }), read.kind === "unreadable" ? read.reason : "bad_time");
}
function addUnit(draft, master, name, appointment, event) {
  const key = { kind: "instance", seriesId: master.id, originalStart: name };
  draft.units.set((0, import_plan_types.keyText)(key), { key, appointment, event, owner: master });
}
function originalStart(part) {
  const time = (0, import_google_time.timeFromGoogle)(part.originalStartTime, part.originalStartTime);
  return typeof time === "string" ? void 0 : (0, import_google_series.originalStartOf)(time);
}
function attempt(expand) {
  try {
    return expand();
  } catch {
    return "bad_recurrence";
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  googlePicture,
  googleState
});
//# sourceMappingURL=google-picture.js.map
