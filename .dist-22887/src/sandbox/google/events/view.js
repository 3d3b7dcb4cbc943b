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
var view_exports = {};
__export(view_exports, {
  bareResource: () => bareResource,
  exceptionView: () => exceptionView,
  mainView: () => mainView,
  occurrenceView: () => occurrenceView,
  propertyOf: () => propertyOf,
  resource: () => resource,
  viewOf: () => viewOf
});
module.exports = __toCommonJS(view_exports);
var import_json = require("../../json.js");
var import_store = require("../store.js");
var import_event_time = require("./event-time.js");
var import_instance_id = require("./instance-id.js");
var import_recurrence = require("./recurrence.js");
function mainView(event) {
  return event;
}
function occurrenceView(master, span, exception) {
  const { iCalUID, creator, organizer, change, etag, created, updated, sequence, fields } = master;
  const status = master.status === "cancelled" ? master.status : exception?.status ?? master.status;
  return {
    iCalUID,
    creator,
    organizer,
    change,
    etag,
    created,
    updated,
    sequence,
    fields,
    ...span,
    status,
    id: (0, import_instance_id.instanceId)(master, span.start),
    occurrence: { master, originalStart: span.start, exception },
    ...exception === void 0 ? {} : changedOccurrence(master, exception, span)
  };
}
function changedOccurrence(master, exception, span) {
  const { id, change, etag, updated, sequence, moved } = exception;
  return { id, change, etag, updated, sequence, ...moved ?? span, fields: overlay(master.fields, exception.fields) };
}
function exceptionView(calendar, exception) {
  const master = calendar.events[exception.recurringEventId];
  if (master?.kind !== "main" || master.recurrence === void 0 || master.forgotten === true) return void 0;
  const span = (0, import_recurrence.occurrenceAt)(master, (0, import_recurrence.anchor)(exception.originalStart).epochMilliseconds);
  return span === void 0 ? void 0 : occurrenceView(master, span, exception);
}
function viewOf(calendar, id) {
  const stored = Object.hasOwn(calendar.events, id) ? calendar.events[id] : void 0;
  if (stored?.forgotten === true) return void 0;
  if (stored?.kind === "main") return mainView(stored);
  if (stored?.kind === "exception") return exceptionView(calendar, stored);
  const found = (0, import_instance_id.findOccurrence)(calendar, id);
  return found === void 0 ? void 0 : occurrenceView(found.master, found.span);
}
function resource(view, calendar, reader, zone, origin) {
  const originalStart = view.occurrence?.originalStart;
  return {
    ...bareResource(view, zone),
    htmlLink: `${origin}#event=${Buffer.from(`${view.id} ${calendar.id}`).toString("base64url")}`,
    created: view.created,
    updated: view.updated,
    ...view.fields,
    creator: person(view.creator, reader),
    organizer: view.organizer ?? { email: calendar.id, displayName: calendar.summary, self: true },
    start: (0, import_event_time.showTime)(view.start, zone),
    end: (0, import_event_time.showTime)(view.end, zone),
    ...view.recurrence === void 0 ? {} : { recurrence: [...view.recurrence] },
    ...originalStart === void 0 ? {} : { recurringEventId: view.occurrence?.master.id ?? "", originalStartTime: (0, import_event_time.showTime)(originalStart, zone) },
    iCalUID: view.iCalUID,
    sequence: view.sequence,
    reminders: view.fields["reminders"] ?? { useDefault: true },
    eventType: "default"
  };
}
function bareResource(view, zone) {
  const { occurrence } = view;
  const bare = { kind: "calendar#event", etag: (0, import_store.etagText)(view.etag), id: view.id, status: view.status };
  if (occurrence === void 0 || view.status !== "cancelled") return bare;
  return { ...bare, recurringEventId: occurrence.master.id, originalStartTime: (0, import_event_time.showTime)(occurrence.originalStart, zone) };
}
function overlay(fields, overrides) {
  const entries = Object.entries({ ...fields, ...overrides }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries);
}
function person(email, reader) {
  return email === reader ? { email, self: true } : { email };
}
function propertyOf(view, kind, key) {
  const properties = view.fields["extendedProperties"];
  const ofKind = (0, import_json.isJsonObject)(properties) ? properties[kind] : void 0;
  const value = (0, import_json.isJsonObject)(ofKind) && Object.hasOwn(ofKind, key) ? ofKind[key] : void 0;
  return typeof value === "string" ? value : void 0;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  bareResource,
  exceptionView,
  mainView,
  occurrenceView,
  propertyOf,
  resource,
  viewOf
});
//# sourceMappingURL=view.js.map
