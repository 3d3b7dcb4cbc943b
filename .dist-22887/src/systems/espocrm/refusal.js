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
var refusal_exports = {};
__export(refusal_exports, {
  isGone: () => isGone,
  refusal: () => refusal
});
module.exports = __toCommonJS(refusal_exports);
var import_zod = require("zod");
var import_read_answer = require("../http/read-answer.js");
var import_upstream_error = require("../http/upstream-error.js");
var import_access_gate = require("./access-gate.js");
function refusal(answer, method, facts) {
  const { status } = answer;
  if (status < 400) return (0, import_read_answer.unreadable)(answer, method, facts, "redirect");
  const why = reasonOf(answer);
  const told = { ...facts, status, ...why === void 0 ? {} : { reason: why } };
  if (status === 401) return new import_upstream_error.UpstreamError("upstream_unauthorized", told);
  if ((0, import_access_gate.refusesAccess)(answer)) return new import_upstream_error.UpstreamError("upstream_unauthorized", { ...told, retryable: true, retryAfterMs: 6e4 });
  return new import_upstream_error.UpstreamError("upstream_rejected", told);
}
function isGone(answer) {
  return answer.status === 404 && /^Record .*(?:does not exist|not found)/.test(answer.headers["x-status-reason"] ?? "");
}
const translationSchema = import_zod.z.object({
  messageTranslation: import_zod.z.object({ label: import_zod.z.string(), data: import_zod.z.looseObject({ field: import_zod.z.string().optional(), type: import_zod.z.string().optional() }).nullish() })
});
function reasonOf(answer) {
  const header = answer.headers["x-status-reason"]?.trim();
  const body = (0, import_read_answer.readBody)(answer);
  const parsed = body.kind === "json" ? translationSchema.safeParse(body.value) : void 0;
  const { label, data } = parsed?.data?.messageTranslation ?? {};
  const field = data?.field === void 0 ? "" : `, field ${data.field}${data.type === void 0 ? "" : ` (${data.type})`}`;
  const translated = label === void 0 ? void 0 : `${label}${field}`;
  const both = [header, translated].filter((part) => part !== void 0 && part !== "");
  return both.length === 0 ? void 0 : both.join("; ").slice(0, 300);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  isGone,
  refusal
});
//# sourceMappingURL=refusal.js.map
