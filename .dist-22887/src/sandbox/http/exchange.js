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
var exchange_exports = {};
__export(exchange_exports, {
  bodyJson: () => bodyJson,
  header: () => header,
  html: () => html,
  json: () => json
});
module.exports = __toCommonJS(exchange_exports);
var import_json = require("../json.js");
function json(status, value, headers = {}) {
  return { status, headers: { "Content-Type": "application/json; charset=utf-8", ...headers }, body: JSON.stringify(value) };
}
function html(status, body, headers = {}) {
  return { status, headers: { "Content-Type": "text/html; charset=utf-8", ...headers }, body };
}
function bodyJson(request) {
  return (0, import_json.parseJson)(request.body.toString("utf8"));
}
function header(request, name) {
  const value = request.headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(", ") : value;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  bodyJson,
  header,
  html,
  json
});
//# sourceMappingURL=exchange.js.map
