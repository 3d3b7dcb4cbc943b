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
var answers_exports = {};
__export(answers_exports, {
  read: () => read
});
module.exports = __toCommonJS(answers_exports);
var import_read_answer = require("../http/read-answer.js");
var import_upstream_error = require("../http/upstream-error.js");
function read(answer, method, facts) {
  function success() {
    if (answer.status >= 200 && answer.status <= 299) return;
    if (answer.status < 400) throw (0, import_read_answer.unreadable)(answer, method, facts, "redirect");
    throw new import_upstream_error.UpstreamError("upstream_rejected", { ...facts, status: answer.status });
  }
  return {
    statusCode: answer.status,
    isGone() {
      if (answer.status !== 404) return false;
      if ((0, import_read_answer.readBody)(answer).kind === "html") throw new import_upstream_error.UpstreamError("upstream_unreadable", { ...facts, retryable: true, status: 404, reason: "html" });
      return true;
    },
    isMovedOn: () => answer.status === 409 && method === "PUT",
    as(schema) {
      success();
      return (0, import_read_answer.readAnswer)(answer, schema, method, facts);
    },
    json() {
      success();
      const body = (0, import_read_answer.readBody)(answer);
      if (body.kind === "json") return body.value;
      if (body.kind === "empty" && (method !== "GET" || answer.status === 204)) return null;
      throw (0, import_read_answer.unreadable)(answer, method, facts, body.kind);
    },
    accepted() {
      success();
      if ((0, import_read_answer.readBody)(answer).kind === "html") throw (0, import_read_answer.unreadable)(answer, method, facts, "html");
    }
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  read
});
//# sourceMappingURL=answers.js.map
