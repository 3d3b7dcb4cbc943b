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
var attempt_exports = {};
__export(attempt_exports, {
  finalCode: () => finalCode,
  judgeAnswer: () => judgeAnswer,
  judgeFault: () => judgeFault,
  mayRepeat: () => mayRepeat
});
module.exports = __toCommonJS(attempt_exports);
var import_retry_timing = require("./retry-timing.js");
function judgeAnswer(answer, nowMs) {
  const retryAfterMs = (0, import_retry_timing.parseRetryAfter)(answer.headers["retry-after"], nowMs);
  switch (answer.status) {
    // Both are answered before the work begins: the effect did not happen.
    case 429:
    case 503:
      return { kind: "failed", code: "upstream_failed", effected: "not_done", status: answer.status, retryAfterMs };
    case 504:
      return { kind: "failed", code: "upstream_timeout", effected: "unknown", status: 504, retryAfterMs };
    case 500:
    case 502:
      return { kind: "failed", code: "upstream_failed", effected: "unknown", status: answer.status, retryAfterMs };
    default:
      return { kind: "answered", answer };
  }
}
function judgeFault(fault) {
  switch (fault.kind) {
    case "not_sent":
      return { kind: "failed", code: "upstream_failed", effected: "not_done", cause: fault };
    case "timeout":
      return { kind: "failed", code: "upstream_timeout", effected: "unknown", cause: fault };
    case "truncated":
    case "too_large":
      return { kind: "failed", code: "upstream_unreadable", effected: "unknown", cause: fault };
    case "broken":
    case "given_up":
      return { kind: "failed", code: "upstream_failed", effected: "unknown", cause: fault };
  }
}
function mayRepeat(method, effected) {
  return method === "GET" || method === "PUT" || effected === "not_done";
}
function finalCode(method, code, effected) {
  return method !== "GET" && effected === "unknown" ? "outcome_unknown" : code;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  finalCode,
  judgeAnswer,
  judgeFault,
  mayRepeat
});
//# sourceMappingURL=attempt.js.map
