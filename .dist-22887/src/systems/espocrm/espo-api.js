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
var espo_api_exports = {};
__export(espo_api_exports, {
  createEspoApi: () => createEspoApi
});
module.exports = __toCommonJS(espo_api_exports);
var import_caller = require("../http/caller.js");
var import_read_answer = require("../http/read-answer.js");
var import_upstream_error = require("../http/upstream-error.js");
var import_access_gate = require("./access-gate.js");
var import_refusal = require("./refusal.js");
var import_resource = require("./resource.js");
function createEspoApi({ settings, effects, log, http }) {
  const caller = (0, import_caller.createCaller)("espocrm", effects, http, (0, import_access_gate.createAccessGate)(effects, log));
  const api = async ({ method, entity, id, query, headers, body, stillAsSeen }) => {
    const path = (0, import_resource.resource)(entity, id);
    const operation = `${method} ${entity}`;
    const answer = await caller.call({
      method,
      operation,
      url: `${settings.baseUrl}/${path}${query === void 0 ? "" : `?${query}`}`,
      headers: {
        "X-Api-Key": settings.apiKey,
        Accept: "application/json",
        ...headers,
        // Any other type is answered 200 and writes nothing.
        ...body === void 0 ? {} : { "Content-Type": "application/json" }
      },
      ...body === void 0 ? {} : { body: Buffer.from(JSON.stringify(body)) },
      ...id === void 0 ? {} : { record: id },
      ...stillAsSeen === void 0 ? {} : { stillAsSeen }
    });
    return reading(answer, method, { system: "espocrm", operation, ...id === void 0 ? {} : { record: id } });
  };
  return { api, close: caller.close };
}
function reading(answer, method, facts) {
  return {
    isGone: (0, import_refusal.isGone)(answer),
    conflict: answer.status === 409 ? answer.headers["x-status-reason"] : void 0,
    as(schema) {
      if (answer.status < 200 || answer.status > 299) throw (0, import_refusal.refusal)(answer, method, facts);
      return (0, import_read_answer.readAnswer)(answer, schema, method, facts);
    },
    // A refused write did not happen: an unreadable 409 is a failed read.
    conflictAs: (schema) => (0, import_read_answer.readAnswer)(answer, schema, "GET", facts),
    fault: (code, reason) => new import_upstream_error.UpstreamError(code, faultFacts(code, reason, answer.status, facts))
  };
}
function faultFacts(code, reason, status, facts) {
  return { ...facts, status, reason, retryable: code === "upstream_unreadable" };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createEspoApi
});
//# sourceMappingURL=espo-api.js.map
