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
var calendars_operations_exports = {};
__export(calendars_operations_exports, {
  calendarResource: () => calendarResource,
  calendarsOperations: () => calendarsOperations
});
module.exports = __toCommonJS(calendars_operations_exports);
var import_node_crypto = require("node:crypto");
var import_roles = require("../access/roles.js");
var import_errors = require("../errors.js");
var import_event_time = require("../events/event-time.js");
var import_store = require("../store.js");
var import_call = require("./call.js");
const CALENDARS = "/calendars";
const CALENDAR = "/calendars/:calendarId";
const texts = ["summary", "description", "location", "timeZone"];
function calendarsOperations(desk) {
  return [
    { name: "calendars.insert", method: "POST", pattern: CALENDARS, handle: (call) => insert(desk, call) },
    { name: "calendars.get", method: "GET", pattern: CALENDAR, handle: (call) => {
      const calendar = (0, import_roles.calendarFor)(desk.store.state, (0, import_call.pathPart)(call, "calendarId"), call.access, "reader");
      return (0, import_call.unlessKnown)(call, (0, import_store.etagText)(calendar.etag), () => calendarResource(calendar));
    } },
    { name: "calendars.patch", method: "PATCH", pattern: CALENDAR, handle: (call) => change(desk, call, (0, import_call.bodyOf)(call)) },
    { name: "calendars.update", method: "PUT", pattern: CALENDAR, handle: (call) => change(desk, call, { description: null, location: null, ...(0, import_call.bodyOf)(call) }) },
    { name: "calendars.delete", method: "DELETE", pattern: CALENDAR, handle: (call) => remove(desk, call) }
  ];
}
function calendarResource(calendar, kind = "calendar#calendar") {
  return {
    kind,
    etag: (0, import_store.etagText)(calendar.etag),
    id: calendar.id,
    summary: calendar.summary,
    ...calendar.description === void 0 ? {} : { description: calendar.description },
    ...calendar.location === void 0 ? {} : { location: calendar.location },
    timeZone: calendar.timeZone,
    dataOwner: calendar.dataOwner,
    conferenceProperties: { allowedConferenceSolutionTypes: ["hangoutsMeet"] }
  };
}
function insert(desk, call) {
  const { store, quota } = desk;
  const body = (0, import_call.bodyOf)(call);
  if (typeof body["summary"] !== "string" || body["summary"] === "") throw (0, import_errors.required)("Missing summary.");
  const { user } = call.access;
  const calendar = {
    id: `c_${(0, import_node_crypto.randomBytes)(32).toString("hex")}@group.calendar.google.com`,
    etag: store.nextEtag(),
    summary: "",
    timeZone: "UTC",
    dataOwner: user,
    change: 0,
    oldestToken: 0,
    acl: {},
    events: {}
  };
  applyTexts(calendar, body);
  quota.countCreation();
  calendar.acl[`user:${user}`] = { id: `user:${user}`, role: "owner", scope: { type: "user", value: user }, etag: store.nextEtag() };
  store.state.calendars[calendar.id] = calendar;
  store.state.listChange += 1;
  (store.state.lists[user] ??= {})[calendar.id] = { change: store.state.listChange, hidden: false, deleted: false };
  store.touch();
  return (0, import_call.ok)(calendarResource(calendar));
}
function change(desk, call, body) {
  const calendar = (0, import_roles.calendarFor)(desk.store.state, (0, import_call.pathPart)(call, "calendarId"), call.access, "owner");
  applyTexts(calendar, body);
  calendar.etag = desk.store.nextEtag();
  desk.store.touch();
  return (0, import_call.ok)(calendarResource(calendar));
}
function remove(desk, call) {
  const { state } = desk.store;
  const calendar = (0, import_roles.calendarFor)(state, (0, import_call.pathPart)(call, "calendarId"), call.access, "owner");
  if (calendar.dataOwner !== call.access.user) throw (0, import_errors.forbidden)("forbidden", "Only the data owner of a calendar may delete it.");
  calendar.deleted = true;
  calendar.events = {};
  state.listChange += 1;
  for (const list of Object.values(state.lists)) {
    const entry = list[calendar.id];
    if (entry !== void 0) Object.assign(entry, { deleted: true, change: state.listChange });
  }
  desk.store.touch();
  return import_call.noContent;
}
function applyTexts(calendar, body) {
  for (const name of texts) {
    const value = body[name];
    if (value === void 0) continue;
    if (value !== null && typeof value !== "string") throw (0, import_errors.invalid)(`Invalid value for: ${name}`);
    if (name === "timeZone" && (value === null || !(0, import_event_time.isTimeZone)(value))) throw (0, import_errors.invalid)("Invalid value for: timeZone");
    if (name === "summary" && (value === null || value === "")) throw (0, import_errors.required)("Missing summary.");
    if (value === null || value === "") Reflect.deleteProperty(calendar, name);
    else calendar[name] = value;
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  calendarResource,
  calendarsOperations
});
//# sourceMappingURL=calendars-operations.js.map
