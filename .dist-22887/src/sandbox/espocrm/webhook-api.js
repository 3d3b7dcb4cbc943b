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
var webhook_api_exports = {};
__export(webhook_api_exports, {
  webhookApi: () => webhookApi
});
module.exports = __toCommonJS(webhook_api_exports);
var import_exchange = require("../http/exchange.js");
var import_errors = require("./errors.js");
var import_request_body = require("./request-body.js");
function webhookApi(parts, call) {
  const { webhooks, database } = parts;
  if (call.actor.type === "regular" || database.settings.forbidden.includes("Webhook")) throw new import_errors.EspoError(403, "No read access.");
  const [, id] = call.segments;
  if (id === void 0) {
    if (call.method === "POST") return (0, import_exchange.json)(201, webhooks.create((0, import_request_body.bodyOf)(call.request), call.actor));
    const list = webhooks.all(call.actor);
    return call.method === "GET" ? (0, import_exchange.json)(200, { total: list.length, list }) : (0, import_request_body.notRouted)("GET, POST");
  }
  switch (call.method) {
    case "GET":
      return (0, import_exchange.json)(200, webhooks.read(id, call.actor));
    case "PUT":
    case "PATCH":
      return (0, import_exchange.json)(200, webhooks.update(id, (0, import_request_body.bodyOf)(call.request), call.actor));
    case "DELETE":
      return (0, import_exchange.json)(200, webhooks.remove(id, call.actor));
    default:
      return (0, import_request_body.notRouted)("GET, PUT, PATCH, DELETE");
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  webhookApi
});
//# sourceMappingURL=webhook-api.js.map
