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
var errors_exports = {};
__export(errors_exports, {
  answerError: () => answerError,
  failed: () => failed,
  notFound: () => notFound
});
module.exports = __toCommonJS(errors_exports);
var import_node_crypto = require("node:crypto");
var import_http_answer = require("../../hub/errors/http-answer.js");
var import_hub_error = require("../../hub/errors/hub-error.js");
function answerError(res, error) {
  const requestId = (0, import_node_crypto.randomUUID)();
  const { statusCode, headers, payload } = (0, import_http_answer.httpAnswer)(error, requestId);
  const body = JSON.stringify(payload);
  res.writeHead(statusCode, { "Content-Type": "application/json; charset=utf-8", "Content-Length": Buffer.byteLength(body), ...headers });
  res.end(body);
  return requestId;
}
const notFound = (_req, res) => {
  answerError(res, new import_hub_error.HubError("not_found", "Unter dieser Adresse gibt es nichts."));
};
function failed(log) {
  return (error, _req, res, next) => {
    const status = statusOf(error);
    const requestId = res.headersSent ? void 0 : answerError(res, asHubError(status, error));
    if (requestId === void 0) next(error);
    if (status >= 500) log.error("http_failed", { requestId }, error);
  };
}
function statusOf(error) {
  if (typeof error !== "object" || error === null) return 500;
  if (error instanceof URIError) return 400;
  return "status" in error && typeof error.status === "number" ? error.status : 500;
}
function asHubError(status, cause) {
  if (cause instanceof import_hub_error.HubError) return cause;
  if (status === 413) return new import_hub_error.HubError("too_large", "Die Anfrage ist zu gro\xDF.", { cause });
  if (status === 415) return new import_hub_error.HubError("unsupported_media_type", "Diesen Inhaltstyp nimmt der Hub nicht an.", { cause });
  if (status >= 400 && status < 500) return new import_hub_error.HubError("malformed", "Die Anfrage ist nicht wohlgeformt.", { cause });
  return new import_hub_error.HubError("internal", "Im Hub ist ein unerwarteter Fehler aufgetreten.", { cause });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  answerError,
  failed,
  notFound
});
//# sourceMappingURL=errors.js.map
