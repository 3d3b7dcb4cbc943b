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
var list_entries_exports = {};
__export(list_entries_exports, {
  listEntries: () => listEntries,
  seriesViews: () => seriesViews
});
module.exports = __toCommonJS(list_entries_exports);
var import_event_time = require("./event-time.js");
var import_instance_id = require("./instance-id.js");
var import_recurrence = require("./recurrence.js");
var import_view = require("./view.js");
function listEntries(calendar, query) {
  const views = query.singleEvents ? singleViews(calendar, query) : storedViews(calendar, query);
  return views.filter((view) => isWanted(view, query)).map((view) => ({ view, key: sortKey(view, calendar, query), isBare: view.status === "cancelled" && !query.showDeleted }));
}
function seriesViews(calendar, master, window) {
  const zone = calendar.timeZone;
  const exceptions = exceptionsOf(calendar, master);
  const nominal = (0, import_recurrence.occurrences)(master, zone, window).flatMap((span) => {
    const exception = exceptions.get((0, import_instance_id.instanceId)(master, span.start));
    return exception === void 0 ? [(0, import_view.occurrenceView)(master, span)] : [];
  });
  const changed = [...exceptions.values()].flatMap((exception) => (0, import_view.exceptionView)(calendar, exception) ?? []);
  return [...nominal, ...changed.filter((view) => (0, import_recurrence.overlaps)(view, zone, window))];
}
function storedViews(calendar, query) {
  const views = [];
  for (const event of Object.values(calendar.events)) {
    if (event.forgotten === true || isKnown(event.change, query)) continue;
    const view = event.kind === "main" ? (0, import_view.mainView)(event) : (0, import_view.exceptionView)(calendar, event);
    if (view === void 0 || view.occurrence?.master.status === "cancelled") continue;
    if (event.kind === "main" ? touches(event, calendar, query) : inWindow(view, calendar, query)) views.push(view);
  }
  return views;
}
function singleViews(calendar, query) {
  return Object.values(calendar.events).flatMap((event) => {
    if (event.kind !== "main" || event.forgotten === true || isKnown(event.change, query)) return [];
    if (event.recurrence !== void 0) return seriesViews(calendar, event, query.window);
    return touches(event, calendar, query) ? [(0, import_view.mainView)(event)] : [];
  });
}
function touches(event, calendar, { window, sync }) {
  if (window.from === void 0 && window.to === void 0) return true;
  if (sync !== void 0 && (event.recurrence !== void 0 || event.before !== void 0 && (0, import_recurrence.overlaps)(event.before, calendar.timeZone, window))) return true;
  if (event.recurrence !== void 0) return (0, import_recurrence.occursIn)(event, calendar.timeZone, window);
  return (0, import_recurrence.overlaps)(event, calendar.timeZone, window);
}
function inWindow(view, calendar, { window, sync }) {
  return sync !== void 0 || (0, import_recurrence.overlaps)(view, calendar.timeZone, window);
}
function isKnown(change, { sync }) {
  return sync !== void 0 && change <= sync.change;
}
function isWanted(view, query) {
  const isChangedSince = query.updatedMin === void 0 || Date.parse(view.updated) >= query.updatedMin;
  const isVisible = view.status !== "cancelled" || query.showDeleted || query.sync !== void 0 || query.updatedMin !== void 0 || !query.singleEvents && view.occurrence !== void 0;
  return isChangedSince && isVisible && matches(view, query);
}
function matches(view, { iCalUID, text, properties }) {
  if (iCalUID !== void 0 && view.iCalUID !== iCalUID) return false;
  if (!properties.every(({ kind, key, value }) => (0, import_view.propertyOf)(view, kind, key) === value)) return false;
  if (text === void 0) return true;
  return ["summary", "description", "location"].some((name) => {
    const value = view.fields[name];
    return typeof value === "string" && value.toLowerCase().includes(text);
  });
}
function sortKey(view, calendar, { orderBy, singleEvents }) {
  if (orderBy === "updated") return [view.updated, view.id];
  if (orderBy === "startTime" || singleEvents) return [(0, import_event_time.epoch)(view.start, calendar.timeZone), view.id];
  return [view.change, view.id];
}
function exceptionsOf(calendar, master) {
  const own = Object.values(calendar.events).filter((event) => event.kind === "exception" && event.recurringEventId === master.id && event.forgotten !== true);
  return new Map(own.map((event) => [event.id, event]));
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  listEntries,
  seriesViews
});
//# sourceMappingURL=list-entries.js.map
