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
var calendar_list_operations_exports = {};
__export(calendar_list_operations_exports, {
  calendarListOperations: () => calendarListOperations
});
module.exports = __toCommonJS(calendar_list_operations_exports);
var import_zod = require("zod");
var import_roles = require("../access/roles.js");
var import_errors = require("../errors.js");
var import_paging = require("../query/paging.js");
var import_parameters = require("../query/parameters.js");
var import_store = require("../store.js");
var import_calendars_operations = require("./calendars-operations.js");
var import_call = require("./call.js");
const LIST = "/users/me/calendarList";
const ENTRY = `${LIST}/:calendarId`;
const syncTokenSchema = import_zod.z.strictObject({ list: import_zod.z.number() });
function calendarListOperations(desk) {
  return [
    { name: "calendarList.list", method: "GET", pattern: LIST, handle: (call) => list(desk, call) },
    { name: "calendarList.get", method: "GET", pattern: ENTRY, handle: (call) => {
      const { calendar, entry } = find(desk, call);
      return (0, import_call.ok)(show(calendar, entry, call.access.user));
    } },
    { name: "calendarList.insert", method: "POST", pattern: LIST, handle: (call) => insert(desk, call) },
    { name: "calendarList.patch", method: "PATCH", pattern: ENTRY, handle: (call) => {
      const { calendar, entry } = find(desk, call);
      const { hidden } = (0, import_call.bodyOf)(call);
      if (typeof hidden === "boolean") set(desk, entry, { hidden });
      return (0, import_call.ok)(show(calendar, entry, call.access.user));
    } },
    { name: "calendarList.delete", method: "DELETE", pattern: ENTRY, handle: (call) => {
      set(desk, find(desk, call).entry, { deleted: true });
      return import_call.noContent;
    } }
  ];
}
function list(desk, call) {
  const { query, access } = call;
  const { state } = desk.store;
  const since = readSyncToken(query, state.listChange);
  const showHidden = (0, import_parameters.flag)(query, "showHidden") ?? false;
  const showDeleted = since !== void 0 || ((0, import_parameters.flag)(query, "showDeleted") ?? false);
  const seen = Object.entries(state.lists[access.user] ?? {}).map(([id, entry]) => ({ id, entry })).filter(({ id, entry }) => entry.change > (since ?? 0) && (showDeleted || !isGone(desk, id, entry, access.user)) && (showHidden || since !== void 0 || !entry.hidden));
  const token = (0, import_paging.readPageToken)(query);
  const began = token?.began ?? state.listChange;
  const page = (0, import_paging.pageOf)(seen, ({ id, entry }) => [entry.change, id], { size: (0, import_parameters.pageSize)(query, 100, 250), token, hash: (0, import_paging.parametersHash)(query), began });
  return (0, import_call.ok)({
    kind: "calendar#calendarList",
    etag: (0, import_store.etagText)(state.listChange),
    ...page.nextPageToken === void 0 ? { nextSyncToken: (0, import_paging.encodeToken)({ list: began }) } : { nextPageToken: page.nextPageToken },
    items: page.items.map(({ id, entry }) => showAny(desk, id, entry, access.user))
  });
}
function insert(desk, call) {
  const { id } = (0, import_call.bodyOf)(call);
  if (typeof id !== "string") throw (0, import_errors.required)("Missing id.");
  const { user } = call.access;
  const calendar = (0, import_roles.calendarFor)(desk.store.state, id, call.access, "freeBusyReader");
  const entry = { change: 0, hidden: false, deleted: false };
  (desk.store.state.lists[user] ??= {})[calendar.id] = entry;
  set(desk, entry, {});
  return (0, import_call.ok)(show(calendar, entry, user));
}
function find(desk, call) {
  const calendar = (0, import_roles.calendarFor)(desk.store.state, (0, import_call.pathPart)(call, "calendarId"), call.access, "freeBusyReader");
  const entry = desk.store.state.lists[call.access.user]?.[calendar.id];
  if (entry === void 0 || entry.deleted) throw (0, import_errors.notFound)();
  return { calendar, entry };
}
function set(desk, entry, change) {
  desk.store.state.listChange += 1;
  Object.assign(entry, change, { change: desk.store.state.listChange });
  desk.store.touch();
}
function isGone(desk, id, entry, user) {
  const calendar = desk.store.calendar(id);
  return entry.deleted || calendar === void 0 || calendar.lost !== void 0 || (0, import_roles.roleOf)(calendar, user) === "none";
}
function showAny(desk, id, entry, user) {
  const calendar = desk.store.calendar(id);
  if (calendar === void 0 || isGone(desk, id, entry, user)) return { kind: "calendar#calendarListEntry", etag: (0, import_store.etagText)(entry.change), id, deleted: true };
  return show(calendar, entry, user);
}
function show(calendar, entry, user) {
  return {
    ...(0, import_calendars_operations.calendarResource)(calendar, "calendar#calendarListEntry"),
    colorId: "14",
    backgroundColor: "#9fe1e7",
    foregroundColor: "#000000",
    ...entry.hidden ? { hidden: true } : { selected: true },
    accessRole: (0, import_roles.roleOf)(calendar, user),
    defaultReminders: []
  };
}
function readSyncToken(query, current) {
  const text = query.get("syncToken");
  if (text === null) return void 0;
  const token = (0, import_paging.decodeToken)(text, syncTokenSchema);
  if (token === void 0 || token.list > current) throw (0, import_errors.fullSyncRequired)();
  return token.list;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  calendarListOperations
});
//# sourceMappingURL=calendar-list-operations.js.map
