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
var read_answer_exports = {};
__export(read_answer_exports, {
  readAnswer: () => readAnswer,
  readBody: () => readBody,
  unreadable: () => unreadable
});
module.exports = __toCommonJS(read_answer_exports);
var import_upstream_error = require("./upstream-error.js");
function readBody({ body }) {
  const text = body.toString("utf8").trim();
  if (text === "") return { kind: "empty" };
  if (text.startsWith("<")) return { kind: "html" };
  try {
    return { kind: "json", value: JSON.parse(text) };
  } catch {
    return { kind: "not_json" };
  }
}
function readAnswer(answer, schema, method, facts) {
  const body = readBody(answer);
  if (body.kind !== "json") throw unreadable(answer, method, facts, body.kind);
  const parsed = schema.safeParse(body.value);
  if (parsed.success) return parsed.data;
  throw unreadable(answer, method, facts, `unexpected shape at "${parsed.error.issues[0]?.path.join(".") ?? ""}"`);
}
function unreadable(answer, method, facts, reason) {
  return new import_upstream_error.UpstreamError(method === "GET" ? "upstream_unreadable" : "outcome_unknown", { ...facts, retryable: true, status: answer.status, reason });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  readAnswer,
  readBody,
  unreadable
});
//# sourceMappingURL=read-answer.js.map
