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
var fault_reply_exports = {};
__export(fault_reply_exports, {
  faultReply: () => faultReply
});
module.exports = __toCommonJS(fault_reply_exports);
var import_errors = require("../errors.js");
const messages = {
  rateLimitExceeded: "Rate Limit Exceeded",
  userRateLimitExceeded: "User Rate Limit Exceeded",
  quotaExceeded: "Calendar usage limits exceeded.",
  backendError: "Backend Error",
  authError: "Invalid Credentials"
};
function faultReply(fault, work) {
  switch (fault?.kind) {
    case void 0:
    case "short-page":
    case "empty-page":
    case "stale-read":
    case "duplicate-accepted":
      return work();
    case "sync-token-expired":
      throw (0, import_errors.fullSyncRequired)();
    case "items-missing":
      return without(work(), "items");
    case "sync-token-missing":
      return without(work(), "nextSyncToken");
    case "error":
      if (fault.afterEffect === true) work();
      throw errorOf(fault);
  }
}
function errorOf({ status = 503, reason = "backendError", message, retryAfter }) {
  const headers = retryAfter === void 0 ? {} : { "Retry-After": retryAfter };
  return new import_errors.GoogleError(status, reason, message ?? messages[reason] ?? reason, { headers });
}
function without(answer, name) {
  const body = Object.fromEntries(Object.entries(answer.body ?? {}).filter(([key]) => key !== name));
  return { ...answer, body };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  faultReply
});
//# sourceMappingURL=fault-reply.js.map
