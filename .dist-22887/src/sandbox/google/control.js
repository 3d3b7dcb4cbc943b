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
var control_exports = {};
__export(control_exports, {
  googleControl: () => googleControl
});
module.exports = __toCommonJS(control_exports);
var import_zod = require("zod");
var import_control = require("../control/control.js");
var import_exchange = require("../http/exchange.js");
var import_json = require("../json.js");
var import_api_faults = require("./api-faults.js");
var import_roles = require("./access/roles.js");
var import_errors = require("./errors.js");
var import_list_events = require("./events/list-events.js");
var import_view = require("./events/view.js");
var import_calendar_people = require("./people/calendar-people.js");
var import_settings = require("./settings.js");
const CALENDARS = "/_sandbox/calendars";
const CALENDAR = `${CALENDARS}/:calendarId`;
const EVENT = `${CALENDAR}/events/:eventId`;
const accessSchema = import_zod.z.strictObject({ access: import_zod.z.enum(["notFound", "forbidden", "restored"]) });
function googleControl(system, info) {
  return (0, import_control.controlApi)({
    log: system.log,
    faults: system.faults,
    page: "../google/page.html",
    info: () => ({ ...info(), serviceAccount: system.serviceAccount.client_email, keyFile: system.keyFile ?? null }),
    settings: system.settings,
    settingsSchema: import_settings.googleSettingsSchema.partial(),
    routes: [...calendarRoutes(system), ...eventRoutes(system), ...serviceRoutes(system)].map(politely)
  });
}
function calendarRoutes({ people }) {
  return [
    { method: "GET", pattern: CALENDARS, handle: () => (0, import_exchange.json)(200, people.calendars().map(calendarView)) },
    { method: "POST", pattern: `${CALENDAR}/access`, handle: (request, at) => (0, import_control.done)(() => people.setAccess(part(at, "calendarId"), accessSchema.parse((0, import_exchange.bodyJson)(request)).access)) },
    { method: "POST", pattern: `${CALENDAR}/forget-tombstones`, handle: (_request, at) => (0, import_control.done)(() => people.forgetTombstones(part(at, "calendarId"))) },
    { method: "POST", pattern: `${CALENDAR}/expire-sync-tokens`, handle: (_request, at) => (0, import_control.done)(() => people.expireSyncTokens(part(at, "calendarId"))) }
  ];
}
function calendarView(calendar) {
  const { id, summary, description = "", timeZone, lost = null, change } = calendar;
  const events = Object.values(calendar.events).filter((event) => event.kind === "main" && event.status !== "cancelled").length;
  return { id, summary, description, timeZone, lost, change, events, person: (0, import_calendar_people.personOf)(calendar), sharedWith: Object.values(calendar.acl).map(({ scope, role }) => ({ role, who: scope.value ?? scope.type })) };
}
function eventRoutes(system) {
  const { people } = system;
  return [
    { method: "GET", pattern: `${CALENDAR}/events`, handle: (request, at) => (0, import_exchange.json)(200, agenda(system, part(at, "calendarId"), request.query)) },
    { method: "POST", pattern: `${CALENDAR}/events`, handle: (request, at) => reply(system, at, people.create(part(at, "calendarId"), objectOf(request), (0, import_exchange.header)(request, "x-sandbox-user"))) },
    { method: "GET", pattern: EVENT, handle: (_request, at) => reply(system, at, people.event(part(at, "calendarId"), part(at, "eventId"))) },
    { method: "PATCH", pattern: EVENT, handle: (request, at) => reply(system, at, edit(system, at, request)) },
    { method: "DELETE", pattern: EVENT, handle: (request, at) => (0, import_control.done)(() => remove(system, at, request)) },
    { method: "POST", pattern: `${EVENT}/duplicate`, handle: (_request, at) => reply(system, at, people.duplicate(part(at, "calendarId"), part(at, "eventId"))) }
  ];
}
function edit({ people }, at, request) {
  const [calendarId, eventId, patch] = [part(at, "calendarId"), part(at, "eventId"), objectOf(request)];
  switch (scopeOf(request)) {
    case "one":
      return people.edit(calendarId, eventId, patch);
    case "all":
      return people.editAll(calendarId, eventId, patch);
    case "following":
      return people.editFollowing(calendarId, eventId, patch).created;
  }
}
function remove({ people }, at, request) {
  const [calendarId, eventId] = [part(at, "calendarId"), part(at, "eventId")];
  switch (scopeOf(request)) {
    case "one":
      people.remove(calendarId, eventId);
      return;
    case "all":
      people.removeAll(calendarId, eventId);
      return;
    case "following":
      people.removeFollowing(calendarId, eventId);
  }
}
function serviceRoutes({ apiFaults, calls, tokens, state, push }) {
  return [
    { method: "GET", pattern: "/_sandbox/api-faults", handle: () => (0, import_exchange.json)(200, apiFaults.list()) },
    { method: "POST", pattern: "/_sandbox/api-faults", handle: (request) => {
      const rules = import_zod.z.union([import_api_faults.apiFaultSchema.transform((rule) => [rule]), import_zod.z.array(import_api_faults.apiFaultSchema)]).parse((0, import_exchange.bodyJson)(request));
      return (0, import_exchange.json)(200, { ids: rules.map((rule) => apiFaults.add(rule)) });
    } },
    { method: "DELETE", pattern: "/_sandbox/api-faults", handle: () => (0, import_control.done)(() => apiFaults.clear()) },
    { method: "DELETE", pattern: "/_sandbox/api-faults/:id", handle: (_request, at) => (0, import_exchange.json)(apiFaults.remove(part(at, "id")) ? 200 : 404, {}) },
    { method: "GET", pattern: "/_sandbox/calls", handle: (request) => (0, import_exchange.json)(200, calls.all().slice(-Number(new URLSearchParams(request.query).get("limit") ?? 1e3))) },
    { method: "GET", pattern: "/_sandbox/calls/counts", handle: () => (0, import_exchange.json)(200, calls.counts()) },
    { method: "DELETE", pattern: "/_sandbox/calls", handle: () => (0, import_control.done)(() => calls.clear()) },
    { method: "POST", pattern: "/_sandbox/expire-token", handle: () => (0, import_control.done)(() => tokens.expireAll()) },
    { method: "GET", pattern: "/_sandbox/mails", handle: () => (0, import_exchange.json)(200, state.mails) },
    { method: "GET", pattern: "/_sandbox/channels", handle: () => (0, import_exchange.json)(200, Object.values(state.channels).map(({ id, calendarId, address, expiration, messages }) => ({ id, calendarId, address, expiration, messages }))) },
    { method: "GET", pattern: "/_sandbox/push", handle: () => (0, import_exchange.json)(200, push.deliveries) },
    { method: "POST", pattern: "/_sandbox/push/flush", handle: async () => {
      await push.flush();
      return (0, import_exchange.json)(200, {});
    } }
  ];
}
function agenda(system, calendarId, query) {
  const calendar = calendarOf(system, calendarId);
  const parameters = new URLSearchParams(query);
  for (const [name, value] of [["singleEvents", "true"], ["orderBy", "startTime"], ["maxResults", "2500"]]) parameters.set(name ?? "", value ?? "");
  const reader = (0, import_calendar_people.personOf)(calendar);
  return (0, import_list_events.listEvents)(calendar, parameters, { reader, origin: system.origin(), accessRole: (0, import_roles.roleOf)(calendar, reader), now: Date.now() });
}
function reply(system, at, view) {
  const calendar = calendarOf(system, part(at, "calendarId"));
  return (0, import_exchange.json)(200, (0, import_view.resource)(view, calendar, (0, import_calendar_people.personOf)(calendar), calendar.timeZone, system.origin()));
}
function calendarOf({ people }, id) {
  const calendar = people.calendars().find((candidate) => candidate.id === id);
  if (calendar === void 0) throw new import_errors.GoogleError(404, "notFound", "Not Found");
  return calendar;
}
function scopeOf(request) {
  const scope = new URLSearchParams(request.query).get("scope") ?? "one";
  if (scope === "one" || scope === "following" || scope === "all") return scope;
  throw (0, import_errors.invalid)("scope must be one, following or all.");
}
function objectOf(request) {
  const body = (0, import_exchange.bodyJson)(request);
  if (!(0, import_json.isJsonObject)(body)) throw (0, import_errors.invalid)("Expected a JSON object.");
  return body;
}
function part(at, name) {
  return at[name] ?? "";
}
function politely(route) {
  const handle = async (request, at) => {
    try {
      return await route.handle(request, at);
    } catch (error) {
      if (error instanceof import_errors.GoogleError) return (0, import_exchange.json)(error.status, { message: error.message, reason: error.reason });
      if (error instanceof import_zod.z.ZodError) return (0, import_exchange.json)(400, { message: import_zod.z.prettifyError(error) });
      throw error;
    }
  };
  return { ...route, handle };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  googleControl
});
//# sourceMappingURL=control.js.map
