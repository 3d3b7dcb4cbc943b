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
var list_events_exports = {};
__export(list_events_exports, {
  listEvents: () => listEvents
});
module.exports = __toCommonJS(list_events_exports);
var import_paging = require("../query/paging.js");
var import_store = require("../store.js");
var import_list_entries = require("./list-entries.js");
var import_list_query = require("./list-query.js");
var import_view = require("./view.js");
function listEvents(calendar, parameters, viewer, bend = {}) {
  const query = (0, import_list_query.readListQuery)(parameters, calendar, viewer.now);
  const began = query.page?.began ?? calendar.change;
  const page = (0, import_paging.pageOf)((0, import_list_entries.listEntries)(calendar, query), (entry) => entry.key, {
    size: Math.min(query.size, bend.size ?? query.size),
    token: query.page,
    hash: query.hash,
    began,
    isEmpty: bend.isEmpty === true
  });
  return {
    ...envelope(calendar, query, viewer),
    ...page.nextPageToken === void 0 ? lastPage(calendar, query, began) : { nextPageToken: page.nextPageToken },
    items: page.items.map((entry) => show(entry, calendar, query, viewer))
  };
}
function envelope(calendar, query, viewer) {
  const updated = Object.values(calendar.events).reduce((latest, event) => event.updated > latest ? event.updated : latest, (/* @__PURE__ */ new Date(0)).toISOString());
  return {
    kind: "calendar#events",
    etag: (0, import_store.etagText)(calendar.etag + calendar.change),
    summary: calendar.summary,
    description: calendar.description ?? "",
    updated,
    timeZone: query.zone,
    accessRole: viewer.accessRole,
    defaultReminders: []
  };
}
function lastPage(calendar, query, began) {
  if (!query.givesSyncToken) return {};
  const { from, to } = query.window;
  const token = { calendarId: calendar.id, change: began, singleEvents: query.singleEvents, ...from === void 0 ? {} : { from }, ...to === void 0 ? {} : { to } };
  return { nextSyncToken: (0, import_paging.encodeToken)(token) };
}
function show(entry, calendar, query, viewer) {
  if (entry.isBare) return (0, import_view.bareResource)(entry.view, query.zone);
  return (0, import_view.resource)(entry.view, calendar, viewer.reader, query.zone, viewer.origin);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  listEvents
});
//# sourceMappingURL=list-events.js.map
