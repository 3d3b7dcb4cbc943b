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
  espoApi: () => espoApi,
  refusalReply: () => refusalReply
});
module.exports = __toCommonJS(api_exports);
var import_exchange = require("../http/exchange.js");
var import_actor = require("./actor.js");
var import_auth = require("./auth.js");
var import_errors = require("./errors.js");
var import_links = require("./links.js");
var import_list = require("./list.js");
var import_metadata = require("./metadata.js");
var import_present = require("./present.js");
var import_notification_api = require("./notification-api.js");
var import_request_body = require("./request-body.js");
var import_state = require("./state.js");
var import_webhook_api = require("./webhook-api.js");
const BASE = "/api/v1/";
function espoApi(parts) {
  return (request) => {
    try {
      return answer(parts, request);
    } catch (error) {
      if (error instanceof import_errors.EspoError) return refusalReply(error);
      throw error;
    }
  };
}
function refusalReply(error) {
  const headers = {};
  if (error.reason !== void 0) headers["X-Status-Reason"] = error.reason.replace(/[^\x20-\x7e]/gu, "?");
  if (error instanceof import_auth.NoCredentials) headers["WWW-Authenticate"] = 'Basic realm=""';
  return error.body === void 0 ? (0, import_exchange.html)(error.status, "", headers) : (0, import_exchange.json)(error.status, error.body, headers);
}
function answer(parts, request) {
  if (!request.path.startsWith(BASE)) return (0, import_exchange.html)(404, "<html><body><h1>404 Not Found</h1></body></html>");
  const actor = parts.auth.authenticate(request);
  const segments = request.path.slice(BASE.length).split("/").filter((part) => part !== "").map(decodeURIComponent);
  const call = { request, actor, method: request.method, segments, query: new URLSearchParams(request.query) };
  switch (segments[0] ?? "") {
    case "App":
      return appReply(parts, call);
    case "Settings":
      return (0, import_exchange.json)(200, (0, import_metadata.settingsAnswer)(parts.database.settings));
    case "Metadata":
      return (0, import_exchange.json)(200, (0, import_metadata.metadata)(parts.database.settings, call.query.get("key") ?? void 0));
    case "Webhook":
      return (0, import_webhook_api.webhookApi)(parts, call);
    case "Notification":
      return (0, import_notification_api.notificationApi)(parts.database, call);
    case "PhoneNumber":
    case "EmailAddress":
    case "OpenApi":
      throw new import_errors.EspoError(403, "No read access.");
    default:
      return entityReply(parts, call);
  }
}
function appReply(parts, call) {
  if (call.segments[1] !== "user") throw new import_errors.EspoError(404);
  return (0, import_exchange.json)(200, (0, import_metadata.appUser)(parts.database, call.actor));
}
function entityReply(parts, call) {
  const [type = "", id, link] = call.segments;
  parts.database.def(type);
  switch (call.segments.length) {
    case 1:
      return collection(parts, call, type);
    case 2:
      return record(parts, call, type, id ?? "");
    case 3:
      return id === "action" ? action(parts, call, type, link ?? "") : relation(parts, call, { type, id: id ?? "", link: link ?? "" });
    default:
      throw new import_errors.EspoError(404);
  }
}
function collection(parts, call, type) {
  const { database, records } = parts;
  switch (call.method) {
    case "GET":
      (0, import_actor.requireRight)(database.settings, call.actor, type, "read");
      return listReply(database, call, type, database.all(type));
    case "POST": {
      const options = (0, import_exchange.header)(call.request, "x-skip-duplicate-check") === "true" ? { skipDuplicateCheck: "skip" } : {};
      return (0, import_exchange.json)(200, records.create(type, (0, import_request_body.bodyOf)(call.request), call.actor, options));
    }
    default:
      return (0, import_request_body.notRouted)("GET, POST");
  }
}
function record(parts, call, type, id) {
  const { database, records } = parts;
  switch (call.method) {
    case "GET":
      return (0, import_exchange.json)(200, read(database, call.actor, type, id));
    case "PUT":
    case "PATCH":
      return (0, import_exchange.json)(200, records.update(type, id, (0, import_request_body.bodyOf)(call.request), call.actor, { version: versionOf(call.request) }));
    case "DELETE":
      return (0, import_exchange.json)(200, records.remove(type, id, call.actor));
    default:
      return (0, import_request_body.notRouted)("GET, PUT, PATCH, DELETE");
  }
}
function read(database, actor, type, id) {
  const found = actor.type === "admin" ? database.findAny(type, id) : database.find(type, id);
  if (found === void 0) throw new import_errors.EspoError(404, `Record ${id} does not exist.`);
  (0, import_actor.requireRight)(database.settings, actor, type, "read");
  return (0, import_present.single)(database, type, found);
}
function action(parts, call, type, name) {
  if (name !== "restoreDeleted" || call.method !== "POST") throw new import_errors.EspoError(404);
  const { id } = (0, import_request_body.bodyOf)(call.request);
  return (0, import_exchange.json)(200, parts.records.restore(type, typeof id === "string" ? id : "", call.actor));
}
function relation(parts, call, at) {
  const { database } = parts;
  if (call.method === "POST") return (0, import_exchange.json)(200, (0, import_links.changeRelation)(database, call.actor, at, (0, import_request_body.bodyOf)(call.request), "add"));
  if (call.method === "DELETE") return (0, import_exchange.json)(200, (0, import_links.changeRelation)(database, call.actor, at, (0, import_request_body.bodyOf)(call.request), "remove"));
  if (call.method !== "GET") return (0, import_request_body.notRouted)("GET, POST, DELETE");
  const from = database.find(at.type, at.id);
  if (from === void 0) throw new import_errors.EspoError(404, `Record ${at.id} does not exist.`);
  if (at.link === "stream" || at.link === "posts") return stream(database, from, at.type);
  const target = (0, import_links.linkTarget)(database, at.type, at.link);
  const ids = new Set((0, import_links.linkedIds)(database, at.type, from, at.link));
  return listReply(database, call, target, database.all(target).filter((other) => ids.has(other.id)));
}
function stream(database, from, type) {
  const notes = database.all("Note").filter((note) => (0, import_state.textOf)(note, "parentType") === type && (0, import_state.textOf)(note, "parentId") === from.id).reverse();
  return (0, import_exchange.json)(200, { total: notes.length, list: notes.map((note) => (0, import_present.listItem)(database, "Note", note, void 0)) });
}
function listReply(database, call, type, candidates) {
  const noTotal = (0, import_exchange.header)(call.request, "x-no-total") === "true" ? "no-total" : "total";
  return (0, import_exchange.json)(200, (0, import_list.listRecords)(database, type, candidates, call.request.query, noTotal));
}
function versionOf(request) {
  const text = (0, import_exchange.header)(request, "x-version-number");
  return text !== void 0 && /^\d+$/u.test(text) ? Number(text) : void 0;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  espoApi,
  refusalReply
});
//# sourceMappingURL=api.js.map
