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
var request_body_exports = {};
__export(request_body_exports, {
  bodyOf: () => bodyOf,
  notRouted: () => notRouted
});
module.exports = __toCommonJS(request_body_exports);
var import_exchange = require("../http/exchange.js");
var import_errors = require("./errors.js");
var import_sanitize = require("./sanitize.js");
function bodyOf(request) {
  if (!((0, import_exchange.header)(request, "content-type") ?? "").toLowerCase().startsWith("application/json")) return {};
  const body = (0, import_exchange.bodyJson)(request);
  if (body === void 0 && request.body.length > 0) throw new import_errors.EspoError(500);
  return (0, import_sanitize.objectOf)(body);
}
function notRouted(allow) {
  return (0, import_exchange.html)(405, "<html><body><h1>405 Method Not Allowed</h1></body></html>", { Allow: allow });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  bodyOf,
  notRouted
});
//# sourceMappingURL=request-body.js.map
