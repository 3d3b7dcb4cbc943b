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
var proxy_exports = {};
__export(proxy_exports, {
  proxy: () => proxy
});
module.exports = __toCommonJS(proxy_exports);
var import_promises = require("node:stream/promises");
var import_hub_error = require("../../src/hub/errors/hub-error.js");
var import_body = require("../../src/runtime/body.js");
var import_forward_to_advoware = require("../../src/sync/advoware-proxy/forward-to-advoware.js");
var import_prefix = require("./prefix.js");
async function proxy(account, msg, { prefixes, limitBytes }) {
  const { req, caller } = msg;
  const res = msg.res?._res;
  if (!req || !res) throw new import_hub_error.HubError("misconfigured", "advoware-request: Die Nachricht kommt nicht von einem \u201Ehttp in\u201C.");
  if (caller === void 0) throw new import_hub_error.HubError("unauthorized", "advoware-request: Vor dem Proxy muss \u201Ewebhook-verify\u201C den Absender pr\xFCfen.");
  const method = req.method ?? "GET";
  const rawPath = (0, import_prefix.behindPrefix)(req.url ?? "", prefixes);
  if (rawPath === void 0) throw new import_hub_error.HubError("not_found", "advoware-request: Der Pfad beginnt mit keinem der Pr\xE4fixe des Proxys.");
  const gone = new AbortController();
  res.once("close", () => {
    if (!res.writableEnded) gone.abort();
  });
  const body = method === "GET" ? void 0 : await (0, import_body.readBody)(req, { limitBytes });
  const answer = await (0, import_forward_to_advoware.forwardToAdvoware)(account, {
    method,
    rawPath,
    headers: req.headers,
    body,
    actor: caller,
    // A write is let run to its end, or nobody would know what became of it.
    ...method === "GET" ? { signal: gone.signal } : {}
  }).catch((error) => {
    if (gone.signal.aborted) return void 0;
    throw error;
  });
  return answer && await stream(answer, res) ? answer.statusCode : void 0;
}
async function stream(answer, res) {
  res.writeHead(answer.statusCode, answer.headers);
  try {
    await (0, import_promises.pipeline)(answer.body, res);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE") return false;
    throw new import_hub_error.HubError("upstream_failed", "Advoware, Proxy: Die Antwort brach mitten im Inhalt ab.", { cause: error });
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  proxy
});
//# sourceMappingURL=proxy.js.map
