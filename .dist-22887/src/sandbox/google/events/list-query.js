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
var list_query_exports = {};
__export(list_query_exports, {
  readListQuery: () => readListQuery,
  readWindow: () => readWindow,
  readZone: () => readZone
});
module.exports = __toCommonJS(list_query_exports);
var import_zod = require("zod");
var import_parameters = require("../query/parameters.js");
var import_paging = require("../query/paging.js");
var import_errors = require("../errors.js");
var import_event_time = require("./event-time.js");
const DEFAULT_PAGE = 250;
const LARGEST_PAGE = 2500;
const OLDEST_UPDATED_MIN_MS = 28 * 864e5;
const notWithSyncToken = ["iCalUID", "orderBy", "privateExtendedProperty", "q", "sharedExtendedProperty", "timeMin", "timeMax", "updatedMin"];
const withoutSyncToken = ["iCalUID", "orderBy", "privateExtendedProperty", "q", "sharedExtendedProperty", "updatedMin"];
const syncTokenSchema = import_zod.z.strictObject({
  calendarId: import_zod.z.string(),
  change: import_zod.z.number(),
  singleEvents: import_zod.z.boolean(),
  from: import_zod.z.number().optional(),
  to: import_zod.z.number().optional()
});
function readListQuery(query, calendar, now) {
  const sync = readSyncToken(query, calendar);
  const singleEvents = (0, import_parameters.flag)(query, "singleEvents") ?? false;
  if (sync !== void 0 && sync.singleEvents !== singleEvents) throw (0, import_errors.invalid)("A sync token goes with the parameters of the request that began it: singleEvents differs.", "syncToken");
  return {
    sync,
    singleEvents,
    showDeleted: (0, import_parameters.flag)(query, "showDeleted") ?? false,
    window: sync === void 0 ? readWindow(query) : { from: sync.from, to: sync.to },
    updatedMin: readUpdatedMin(query, now),
    orderBy: readOrder(query, singleEvents),
    iCalUID: query.get("iCalUID") ?? void 0,
    text: query.get("q")?.toLowerCase() ?? void 0,
    properties: [...readProperties(query, "private"), ...readProperties(query, "shared")],
    zone: readZone(query, calendar),
    size: (0, import_parameters.pageSize)(query, DEFAULT_PAGE, LARGEST_PAGE),
    page: (0, import_paging.readPageToken)(query),
    hash: (0, import_paging.parametersHash)(query),
    givesSyncToken: !withoutSyncToken.some((name) => query.has(name))
  };
}
function readZone(query, calendar) {
  const zone = query.get("timeZone");
  if (zone === null) return calendar.timeZone;
  if (!(0, import_event_time.isTimeZone)(zone)) throw (0, import_errors.invalid)("Invalid time zone", "timeZone");
  return zone;
}
function readWindow(query) {
  const window = { from: (0, import_parameters.moment)(query, "timeMin"), to: (0, import_parameters.moment)(query, "timeMax") };
  if (window.from !== void 0 && window.to !== void 0 && window.from >= window.to) throw (0, import_errors.timeRangeEmpty)();
  return window;
}
function readSyncToken(query, calendar) {
  const text = query.get("syncToken");
  if (text === null) return void 0;
  const clash = notWithSyncToken.find((name) => query.has(name));
  if (clash !== void 0) throw (0, import_errors.invalid)(`The parameter ${clash} cannot be combined with syncToken.`, clash);
  if (query.get("showDeleted") === "false") throw (0, import_errors.invalid)("showDeleted=false cannot be combined with syncToken.", "showDeleted");
  const token = (0, import_paging.decodeToken)(text, syncTokenSchema);
  if (token?.calendarId !== calendar.id || token.change < calendar.oldestToken || token.change > calendar.change) throw (0, import_errors.fullSyncRequired)();
  return token;
}
function readUpdatedMin(query, now) {
  const updatedMin = (0, import_parameters.moment)(query, "updatedMin");
  if (updatedMin !== void 0 && updatedMin < now - OLDEST_UPDATED_MIN_MS) {
    throw new import_errors.GoogleError(410, "updatedMinTooLongAgo", "The requested minimum modification time lies too far in the past.", { domain: "calendar", location: { type: "parameter", name: "updatedMin" } });
  }
  return updatedMin;
}
function readOrder(query, singleEvents) {
  const order = query.get("orderBy") ?? void 0;
  if (order === void 0 || order === "updated") return order;
  if (order !== "startTime") throw (0, import_errors.invalid)("Bad Request", "orderBy");
  if (!singleEvents) throw (0, import_errors.invalid)("The requested ordering is not available for the particular query.", "orderBy");
  return order;
}
function readProperties(query, kind) {
  const name = `${kind}ExtendedProperty`;
  return query.getAll(name).map((text) => {
    const at = text.indexOf("=");
    if (at < 1) throw (0, import_errors.invalid)("Bad Request", name);
    return { kind, key: text.slice(0, at), value: text.slice(at + 1) };
  });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  readListQuery,
  readWindow,
  readZone
});
//# sourceMappingURL=list-query.js.map
