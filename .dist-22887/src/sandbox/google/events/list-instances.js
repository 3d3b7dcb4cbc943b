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
var list_instances_exports = {};
__export(list_instances_exports, {
  listInstances: () => listInstances
});
module.exports = __toCommonJS(list_instances_exports);
var import_parameters = require("../query/parameters.js");
var import_paging = require("../query/paging.js");
var import_errors = require("../errors.js");
var import_store = require("../store.js");
var import_event_time = require("./event-time.js");
var import_list_entries = require("./list-entries.js");
var import_list_query = require("./list-query.js");
var import_recurrence = require("./recurrence.js");
var import_view = require("./view.js");
function listInstances(calendar, eventId, parameters, viewer) {
  const master = masterOf(calendar, eventId);
  const showDeleted = (0, import_parameters.flag)(parameters, "showDeleted") ?? false;
  const original = parameters.get("originalStart") ?? void 0;
  const zone = (0, import_list_query.readZone)(parameters, calendar);
  const views = (0, import_list_entries.seriesViews)(calendar, master, (0, import_list_query.readWindow)(parameters)).filter((view) => showDeleted || view.status !== "cancelled").filter((view) => original === void 0 || startsAt(view, original));
  const page = (0, import_paging.pageOf)(views, (view) => [(0, import_event_time.epoch)(view.start, calendar.timeZone), view.id], {
    size: (0, import_parameters.pageSize)(parameters, 250, 2500),
    token: (0, import_paging.readPageToken)(parameters),
    hash: (0, import_paging.parametersHash)(parameters),
    began: calendar.change
  });
  return {
    kind: "calendar#events",
    etag: (0, import_store.etagText)(calendar.etag + calendar.change),
    summary: calendar.summary,
    updated: master.updated,
    timeZone: zone,
    accessRole: viewer.accessRole,
    defaultReminders: [],
    ...page.nextPageToken === void 0 ? {} : { nextPageToken: page.nextPageToken },
    items: page.items.map((view) => (0, import_view.resource)(view, calendar, viewer.reader, zone, viewer.origin))
  };
}
function masterOf(calendar, eventId) {
  const event = Object.hasOwn(calendar.events, eventId) ? calendar.events[eventId] : void 0;
  if (event === void 0 || event.forgotten === true) throw (0, import_errors.notFound)();
  if (event.kind !== "main" || event.recurrence === void 0) throw (0, import_errors.invalid)("Instances can be listed of a recurring event only.");
  return event;
}
function startsAt(view, text) {
  const original = view.occurrence?.originalStart;
  if (original === void 0) return false;
  const wanted = Date.parse(/^\d{4}-\d\d-\d\d$/u.test(text) ? `${text}T00:00:00Z` : text);
  return (0, import_recurrence.anchor)(original).epochMilliseconds === wanted;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  listInstances
});
//# sourceMappingURL=list-instances.js.map
