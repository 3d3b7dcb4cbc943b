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
var json_body_exports = {};
__export(json_body_exports, {
  jsonBody: () => jsonBody
});
module.exports = __toCommonJS(json_body_exports);
var import_hub_error = require("../../hub/errors/hub-error.js");
function jsonBody(headers, body) {
  if (body === void 0 || body.length === 0) return void 0;
  if (!isJson(headers["content-type"]) || !isPlain(headers["content-encoding"])) {
    throw new import_hub_error.HubError("unsupported_media_type", "An Advoware wird nur JSON weitergegeben: Content-Type application/json, ohne Kompression.");
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new import_hub_error.HubError("malformed", "Der Inhalt der Anfrage ist kein g\xFCltiges JSON in UTF-8.");
  }
}
function isJson(value) {
  return typeof value === "string" && /^\s*application\/(?:[\w.!#$&^-]+\+)?json\s*(?:;|$)/i.test(value);
}
function isPlain(value) {
  return value === void 0 || typeof value === "string" && value.trim().toLowerCase() === "identity";
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  jsonBody
});
//# sourceMappingURL=json-body.js.map
