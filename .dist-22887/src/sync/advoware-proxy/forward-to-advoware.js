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
var forward_to_advoware_exports = {};
__export(forward_to_advoware_exports, {
  forwardToAdvoware: () => forwardToAdvoware
});
module.exports = __toCommonJS(forward_to_advoware_exports);
var import_node_crypto = require("node:crypto");
var import_http_answer = require("../../hub/errors/http-answer.js");
var import_guard_path = require("../../systems/advoware/guard-path.js");
var import_json_body = require("./json-body.js");
async function forwardToAdvoware(context, request) {
  (0, import_guard_path.assertForwardable)(request.method, request.rawPath);
  const json = (0, import_json_body.jsonBody)(request.headers, request.body);
  if (request.method === "GET") return await context.advoware.forward(request);
  return await forwardWrite(context, request, json);
}
async function forwardWrite(context, request, json) {
  const { ledger } = context.hub;
  const intent = intentOf(request, json, context.advoware.writeProtected);
  const { run } = await ledger.beginRun({ kind: "proxy", recordId: intent.recordId, trigger: "proxy", actor: request.actor });
  const journalId = await ledger.intend(run, intent);
  try {
    const answer = await context.advoware.forward(request);
    await note(context, run, journalId, outcomeOf(answer.statusCode));
    return answer;
  } catch (error) {
    await note(context, run, journalId, failureOf((0, import_http_answer.asHubError)(error)));
    throw error;
  }
}
function intentOf({ method, rawPath, body }, json, writeProtected) {
  const [path = "", query] = rawPath.split("?", 2);
  return {
    system: "advoware",
    operation: `PROXY ${method}`,
    recordId: path.replace(/^\//, ""),
    before: {},
    after: sent(query, body, json),
    why: writeProtected ? "Schreibzugriff \xFCber den Proxy; der Schreibschutz h\xE4lt ihn zur\xFCck." : "Schreibzugriff \xFCber den Proxy."
  };
}
function sent(query, body, json) {
  return {
    ...query === void 0 ? {} : { query },
    ...json === void 0 || body === void 0 ? {} : { body: json, size: body.length, sha256: (0, import_node_crypto.createHash)("sha256").update(body).digest("hex") }
  };
}
async function note({ hub }, run, journalId, outcome) {
  try {
    await hub.ledger.settle(journalId, outcome);
    await hub.ledger.endRun(run, { result: outcome.kind, counts: {}, ..."reason" in outcome ? { error: outcome.reason } : {} });
  } catch (error) {
    hub.log.error("proxy.outcome_not_noted", { journal: journalId, outcome: outcome.kind }, error);
  }
}
function outcomeOf(statusCode) {
  if (statusCode >= 200 && statusCode <= 299) return { kind: "done" };
  const reason = `HTTP ${statusCode}`;
  const refused = statusCode >= 400 && statusCode <= 499 || statusCode === 503;
  return refused ? { kind: "refused", reason } : { kind: "unknown", reason };
}
function failureOf({ code }) {
  if (code === "write_protected") return { kind: "suppressed" };
  return code === "outcome_unknown" || code === "internal" ? { kind: "unknown", reason: code } : { kind: "refused", reason: code };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  forwardToAdvoware
});
//# sourceMappingURL=forward-to-advoware.js.map
