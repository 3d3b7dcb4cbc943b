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
var http_answer_exports = {};
__export(http_answer_exports, {
  asHubError: () => asHubError,
  httpAnswer: () => httpAnswer
});
module.exports = __toCommonJS(http_answer_exports);
var import_hub_error = require("./hub-error.js");
const statusOf = {
  malformed: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  invalid: 422,
  write_protected: 403,
  misconfigured: 503,
  unavailable: 503,
  overloaded: 429,
  lock_busy: 409,
  lock_lost: 503,
  event_timeout: 504,
  internal: 500,
  upstream_rejected: 502,
  upstream_unauthorized: 502,
  upstream_failed: 502,
  upstream_timeout: 504,
  upstream_unreadable: 502,
  outcome_unknown: 504
};
function httpAnswer(error, requestId) {
  const known = asHubError(error);
  const statusCode = statusOf[known.code];
  const headers = known.retryAfterMs !== void 0 || statusCode === 429 || statusCode === 503 ? { "Retry-After": String(Math.max(1, Math.ceil((known.retryAfterMs ?? 5e3) / 1e3))) } : {};
  return { statusCode, headers, payload: { error: { code: known.code, message: known.message, request_id: requestId } } };
}
function asHubError(error) {
  return error instanceof import_hub_error.HubError ? error : new import_hub_error.HubError("internal", "Im Hub ist ein unerwarteter Fehler aufgetreten.", { cause: error });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  asHubError,
  httpAnswer
});
//# sourceMappingURL=http-answer.js.map
