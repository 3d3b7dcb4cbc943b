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
var notification_api_exports = {};
__export(notification_api_exports, {
  notificationApi: () => notificationApi
});
module.exports = __toCommonJS(notification_api_exports);
var import_exchange = require("../http/exchange.js");
var import_errors = require("./errors.js");
var import_notices = require("./notices.js");
var import_request_body = require("./request-body.js");
function notificationApi(database, call) {
  if (call.method === "GET") {
    const list = database.state.notices.filter((notice) => notice.userId === call.actor.id);
    return (0, import_exchange.json)(200, { total: list.length, list });
  }
  if (call.method !== "POST") throw new import_errors.EspoError(403, "No edit access.");
  if (call.actor.type !== "admin") throw new import_errors.EspoError(403, "No create access.");
  const { userId, message } = (0, import_request_body.bodyOf)(call.request);
  const text = typeof message === "string" ? message : "";
  (0, import_notices.add)(database, { userId: typeof userId === "string" ? userId : "", kind: "message", text, relatedType: "", relatedId: "" });
  return (0, import_exchange.json)(200, { type: "Message", message: text });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  notificationApi
});
//# sourceMappingURL=notification-api.js.map
