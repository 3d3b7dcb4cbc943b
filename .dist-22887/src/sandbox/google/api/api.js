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
var api_exports = {};
__export(api_exports, {
  googleApi: () => googleApi
});
module.exports = __toCommonJS(api_exports);
var import_exchange = require("../../http/exchange.js");
var import_route = require("../../http/route.js");
var import_errors = require("../errors.js");
var import_acl_operations = require("./acl-operations.js");
var import_batch = require("./batch.js");
var import_calendar_list_operations = require("./calendar-list-operations.js");
var import_calendars_operations = require("./calendars-operations.js");
var import_channel_operations = require("./channel-operations.js");
var import_events_operations = require("./events-operations.js");
var import_fault_reply = require("./fault-reply.js");
var import_partial_response = require("./partial-response.js");
const BASE = "/calendar/v3";
const BATCH = "/batch/calendar/v3";
function googleApi(options) {
  const { desk } = options;
  const operations = [...(0, import_channel_operations.channelOperations)(desk), ...(0, import_events_operations.eventsOperations)(desk), ...(0, import_calendars_operations.calendarsOperations)(desk), ...(0, import_calendar_list_operations.calendarListOperations)(desk), ...(0, import_acl_operations.aclOperations)(desk)];
  const routes = operations.map((operation) => ({
    method: operation.method,
    pattern: `${BASE}${operation.pattern}`,
    handle: (request, at) => perform(options, operation, request, at)
  }));
  const handle = async (request) => {
    if (request.path === "/token" && request.method === "POST") return options.token(request);
    if (request.path === BATCH && request.method === "POST") return politely(() => (0, import_batch.answerBatch)(request, handle));
    const route = (0, import_route.findRoute)(routes, request.method, request.path);
    return route.kind === "found" ? route.handle(request, route.parameters) : (0, import_exchange.html)(404, "<!DOCTYPE html><title>Error 404 (Not Found)!!1</title><p><b>404.</b> That\u2019s an error.");
  };
  return handle;
}
async function politely(action) {
  try {
    return await action();
  } catch (error) {
    if (error instanceof import_errors.GoogleError) return errorReply(error);
    throw error;
  }
}
function perform(options, operation, request, at) {
  const query = new URLSearchParams(request.query);
  const note = { access: void 0, quotaUser: "", fault: void 0 };
  let reason;
  let reply;
  try {
    const access = options.tokens.require(request);
    request.caller = access.user;
    note.access = access;
    note.quotaUser = query.get("quotaUser") ?? (0, import_exchange.header)(request, "x-goog-quota-user") ?? access.user;
    options.desk.quota.countCall(note.quotaUser);
    note.fault = options.faults.take({ method: operation.name, calendarId: at["calendarId"], quotaUser: note.quotaUser, hasSyncToken: query.has("syncToken") });
    reply = work(operation, { access, quotaUser: note.quotaUser, query, at, request, fault: note.fault });
  } catch (error) {
    if (!(error instanceof import_errors.GoogleError)) throw error;
    reason = error.reason;
    reply = errorReply(error);
  }
  options.calls.add({
    at: options.desk.store.now(),
    method: operation.name,
    calendarId: at["calendarId"],
    eventId: at["eventId"],
    user: note.access?.user ?? "",
    quotaUser: note.quotaUser,
    query: request.query,
    status: reply.status,
    reason,
    fault: note.fault?.kind
  });
  return reply;
}
function work(operation, call) {
  const answer = (0, import_fault_reply.faultReply)(call.fault, () => operation.handle(call));
  if (answer.body === void 0) return { status: answer.status };
  return (0, import_exchange.json)(answer.status, visible(answer, call));
}
function visible({ body = {} }, call) {
  const fields = call.query.get("fields");
  return fields === null ? body : (0, import_partial_response.selectFields)(body, fields);
}
function errorReply(error) {
  return (0, import_exchange.json)(error.status, error.body(), error.details.headers);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  googleApi
});
//# sourceMappingURL=api.js.map
