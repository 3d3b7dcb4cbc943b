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
var forward_exports = {};
__export(forward_exports, {
  createForward: () => createForward
});
module.exports = __toCommonJS(forward_exports);
var import_attempt = require("../http/attempt.js");
var import_transport_fault = require("../http/transport-fault.js");
var import_upstream_error = require("../http/upstream-error.js");
var import_forward_headers = require("./forward-headers.js");
var import_guard_path = require("./guard-path.js");
function createForward(wire, baseUrl) {
  const basePath = new URL(baseUrl).pathname;
  return async ({ method, rawPath, headers, body, signal }) => {
    const verb = (0, import_guard_path.verbOf)(method);
    const path = basePath + (0, import_guard_path.guardPath)(baseUrl, rawPath).slice(baseUrl.length);
    const facts = { system: "advoware", operation: `${verb} proxy` };
    try {
      const answer = await wire.open({ method: verb, path, headers: (0, import_forward_headers.headersToAdvoware)(headers), body, signal }, facts);
      return { statusCode: answer.statusCode ?? 502, headers: (0, import_forward_headers.headersToCaller)(answer.headers), body: answer };
    } catch (error) {
      throw error instanceof import_transport_fault.TransportFault ? upstreamError(verb, facts, error) : error;
    }
  };
}
function upstreamError(method, facts, fault) {
  const { code, effected } = (0, import_attempt.judgeFault)(fault);
  return new import_upstream_error.UpstreamError((0, import_attempt.finalCode)(method, code, effected), { ...facts, retryable: true, cause: fault });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createForward
});
//# sourceMappingURL=forward.js.map
