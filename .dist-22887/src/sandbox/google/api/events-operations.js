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
var events_operations_exports = {};
__export(events_operations_exports, {
  eventsOperations: () => eventsOperations
});
module.exports = __toCommonJS(events_operations_exports);
var import_json = require("../../json.js");
var import_roles = require("../access/roles.js");
var import_errors = require("../errors.js");
var import_list_events = require("../events/list-events.js");
var import_list_instances = require("../events/list-instances.js");
var import_list_query = require("../events/list-query.js");
var import_view = require("../events/view.js");
var import_store = require("../store.js");
var import_call = require("./call.js");
const EVENTS = "/calendars/:calendarId/events";
const EVENT = `${EVENTS}/:eventId`;
function eventsOperations(desk) {
  const { writer } = desk;
  return [
    { name: "events.list", method: "GET", pattern: EVENTS, handle: (call) => list(desk, call) },
    { name: "events.get", method: "GET", pattern: EVENT, handle: (call) => get(desk, call) },
    { name: "events.instances", method: "GET", pattern: `${EVENT}/instances`, handle: (call) => {
      const calendar = readable(desk, call);
      return (0, import_call.ok)((0, import_list_instances.listInstances)(calendar, (0, import_call.pathPart)(call, "eventId"), call.query, viewer(desk, call, calendar)));
    } },
    { name: "events.import", method: "POST", pattern: `${EVENTS}/import`, handle: write(desk, (calendar, call, body) => writer.import(calendar, body, context(call))) },
    { name: "events.insert", method: "POST", pattern: EVENTS, handle: write(desk, (calendar, call, body) => writer.insert(calendar, body, context(call))) },
    { name: "events.patch", method: "PATCH", pattern: EVENT, handle: write(desk, (calendar, call, body) => writer.patch(calendar, (0, import_call.pathPart)(call, "eventId"), body, context(call))) },
    { name: "events.update", method: "PUT", pattern: EVENT, handle: write(desk, (calendar, call, body) => writer.update(calendar, (0, import_call.pathPart)(call, "eventId"), body, context(call))) },
    { name: "events.delete", method: "DELETE", pattern: EVENT, handle: (call) => remove(desk, call) },
    { name: "events.move", method: "POST", pattern: `${EVENT}/move`, handle: (call) => move(desk, call) }
  ];
}
function list(desk, call) {
  const calendar = readable(desk, call);
  return (0, import_call.ok)((0, import_list_events.listEvents)(calendar, call.query, viewer(desk, call, calendar), pageBend(call)));
}
function get(desk, call) {
  const calendar = readable(desk, call);
  const view = (0, import_view.viewOf)(calendar, (0, import_call.pathPart)(call, "eventId"));
  if (view === void 0) throw (0, import_errors.notFound)();
  return (0, import_call.unlessKnown)(call, (0, import_store.etagText)(view.etag), () => show(desk, call, calendar, view));
}
function write(desk, action) {
  return (call) => {
    const calendar = writable(desk, call);
    const body = (0, import_call.bodyOf)(call);
    refuseAttendees(call, body);
    const view = action(calendar, call, body);
    noteMail(desk, call, calendar, view);
    return (0, import_call.ok)(show(desk, call, calendar, view));
  };
}
function remove(desk, call) {
  const calendar = writable(desk, call);
  const eventId = (0, import_call.pathPart)(call, "eventId");
  const view = (0, import_view.viewOf)(calendar, eventId);
  desk.writer.remove(calendar, eventId, context(call));
  if (view !== void 0) noteMail(desk, call, calendar, view);
  return import_call.noContent;
}
function move(desk, call) {
  const calendar = writable(desk, call);
  const destination = (0, import_roles.calendarFor)(desk.store.state, call.query.get("destination") ?? "", call.access, "writer");
  return (0, import_call.ok)(show(desk, call, destination, desk.writer.move(calendar, (0, import_call.pathPart)(call, "eventId"), destination, context(call))));
}
function readable(desk, call) {
  const id = (0, import_call.pathPart)(call, "calendarId");
  const calendar = (0, import_roles.calendarFor)(desk.store.state, id, call.access, "reader");
  return call.fault?.snapshot?.calendars[calendar.id] ?? calendar;
}
function writable(desk, call) {
  const calendar = (0, import_roles.calendarFor)(desk.store.state, (0, import_call.pathPart)(call, "calendarId"), call.access, "writer");
  desk.quota.countWrite(calendar.id);
  return calendar;
}
function viewer(desk, call, calendar) {
  const { user } = call.access;
  return { reader: user, origin: desk.origin(), accessRole: (0, import_roles.roleOf)(calendar, user), now: desk.store.clock() };
}
function show(desk, call, calendar, view) {
  return (0, import_view.resource)(view, calendar, call.access.user, (0, import_list_query.readZone)(call.query, calendar), desk.origin());
}
function context(call) {
  return { actor: call.access.user, ifMatch: (0, import_call.ifMatch)(call), acceptsDuplicate: call.fault?.kind === "duplicate-accepted" };
}
function pageBend({ fault }) {
  if (fault?.kind === "empty-page") return { isEmpty: true };
  return fault?.kind === "short-page" ? { size: fault.pageSize ?? 1 } : {};
}
function refuseAttendees(call, body) {
  const { attendees } = body;
  if (!call.access.isServiceAccount || !Array.isArray(attendees) || attendees.length === 0) return;
  throw (0, import_errors.forbidden)("forbiddenForServiceAccounts", "Service accounts cannot invite attendees without Domain-Wide Delegation of Authority.");
}
function noteMail(desk, call, calendar, view) {
  const send = call.query.get("sendUpdates") ?? (call.query.get("sendNotifications") === "true" ? "all" : "none");
  if (!["all", "externalOnly", "none"].includes(send)) throw new import_errors.GoogleError(400, "invalid", "Invalid value for: sendUpdates");
  const { attendees } = view.fields;
  if (send === "none" || !Array.isArray(attendees)) return;
  const to = attendees.flatMap((attendee) => (0, import_json.isJsonObject)(attendee) && typeof attendee["email"] === "string" ? [attendee["email"]] : []);
  desk.store.state.mails.push({ at: desk.store.now(), kind: "event", calendarId: calendar.id, to });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  eventsOperations
});
//# sourceMappingURL=events-operations.js.map
