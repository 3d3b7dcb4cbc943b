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
var request_exports = {};
__export(request_exports, {
  requestOf: () => requestOf
});
module.exports = __toCommonJS(request_exports);
var import_hub_error = require("../../src/hub/errors/hub-error.js");
function requestOf(msg, config) {
  const method = methodOf(msg.method ?? config.method);
  const path = typeof msg.path === "string" && msg.path !== "" ? msg.path : config.path;
  if (path === "") throw new import_hub_error.HubError("misconfigured", "advoware-request: Der Pfad fehlt, im Knoten und in msg.path.");
  const query = queryOf(msg.query);
  const sendsBody = (method === "POST" || method === "PUT") && msg.payload !== void 0;
  return { method, path, ...query ? { query } : {}, ...sendsBody ? { body: msg.payload } : {} };
}
function methodOf(value) {
  const method = typeof value === "string" ? value.toUpperCase() : "";
  if (method === "GET" || method === "POST" || method === "PUT" || method === "DELETE") return method;
  throw new import_hub_error.HubError("malformed", "advoware-request: Advoware kennt nur GET, POST, PUT und DELETE.");
}
function queryOf(query) {
  if (typeof query !== "object" || query === null) return void 0;
  const known = Object.entries(query).filter(([, value]) => value !== void 0 && value !== null);
  return Object.fromEntries(known.map(([name, value]) => [name, String(value)]));
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  requestOf
});
//# sourceMappingURL=request.js.map
