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
var job_payload_exports = {};
__export(job_payload_exports, {
  checkPayload: () => checkPayload,
  payloadOf: () => payloadOf
});
module.exports = __toCommonJS(job_payload_exports);
var import_topics = require("./topics.js");
function payloadOf(job) {
  if (job.repeatJobKey === void 0) return job.data;
  return { ...job.data, timestamp: new Date(job.opts.prevMillis ?? job.timestamp).toISOString() };
}
function checkPayload(topic, payload) {
  const parsed = import_topics.topics[topic].payload.safeParse(payload);
  if (parsed.success) return { kind: "fits", payload: parsed.data };
  const reason = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join(".") || "payload"}: ${issue.message}`).join("; ");
  return { kind: "misfit", reason };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  checkPayload,
  payloadOf
});
//# sourceMappingURL=job-payload.js.map
