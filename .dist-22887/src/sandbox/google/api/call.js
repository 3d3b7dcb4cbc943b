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
var call_exports = {};
__export(call_exports, {
  bodyOf: () => bodyOf,
  ifMatch: () => ifMatch,
  noContent: () => noContent,
  ok: () => ok,
  pathPart: () => pathPart,
  unlessKnown: () => unlessKnown
});
module.exports = __toCommonJS(call_exports);
var import_exchange = require("../../http/exchange.js");
var import_json = require("../../json.js");
var import_errors = require("../errors.js");
function bodyOf(call) {
  const body = (0, import_exchange.bodyJson)(call.request);
  if ((0, import_json.isJsonObject)(body)) return body;
  if (call.request.body.length === 0) return {};
  throw new import_errors.GoogleError(400, "parseError", "Parse Error");
}
function pathPart(call, name) {
  const part = call.at[name];
  if (part === void 0 || part === "") throw (0, import_errors.required)(`Required parameter: ${name}`);
  return part;
}
function ifMatch(call) {
  return (0, import_exchange.header)(call.request, "if-match");
}
function ok(body) {
  return { status: 200, body };
}
const noContent = { status: 204 };
function unlessKnown(call, etag, body) {
  return (0, import_exchange.header)(call.request, "if-none-match") === etag ? { status: 304 } : ok(body());
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  bodyOf,
  ifMatch,
  noContent,
  ok,
  pathPart,
  unlessKnown
});
//# sourceMappingURL=call.js.map
