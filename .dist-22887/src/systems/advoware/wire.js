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
var wire_exports = {};
__export(wire_exports, {
  createWire: () => createWire
});
module.exports = __toCommonJS(wire_exports);
var import_zod = require("zod");
var import_hub_error = require("../../hub/errors/hub-error.js");
var import_caller = require("../http/caller.js");
var import_read_answer = require("../http/read-answer.js");
var import_stream = require("../http/stream.js");
var import_upstream_error = require("../http/upstream-error.js");
var import_login_request = require("./login-request.js");
var import_token_cache = require("./token-cache.js");
var import_token_source = require("./token-source.js");
const defaultTimeoutMs = 3e4;
const loginTimeoutMs = 15e3;
function createWire({ settings, effects, cache, log, http = {} }) {
  const timeoutMs = http.timeoutMs ?? defaultTimeoutMs;
  const caller = (0, import_caller.createCaller)("advoware", effects, http);
  const streamer = (0, import_stream.createStreamer)(settings.baseUrl, timeoutMs);
  const loginCaller = (0, import_caller.createCaller)("advoware", effects, {
    ...http,
    timeoutMs: Math.min(timeoutMs, loginTimeoutMs),
    concurrency: 1,
    retry: { ...http.retry, tries: 3 }
  });
  const tokens = (0, import_token_source.createTokenSource)({ effects, log, cache: (0, import_token_cache.createTokenCache)(cache, effects, log), login: () => logIn(loginCaller.call, settings, effects) });
  function admit(method) {
    if (settings.writeProtection && method !== "GET") {
      throw new import_hub_error.HubError("write_protected", "Der Schreibschutz f\xFCr Advoware ist eingeschaltet: Es wurde nichts gesendet.");
    }
  }
  async function withToken(method, facts, send, status) {
    admit(method);
    const token = await tokens.get();
    const first = await send(`Bearer ${token}`);
    if (status(first) !== 401) return first;
    await tokens.drop(token);
    const second = await send(`Bearer ${await tokens.get()}`);
    if (status(second) === 401) throw new import_upstream_error.UpstreamError("upstream_unauthorized", { ...facts, status: 401 });
    return second;
  }
  return {
    call: (call) => withToken(
      call.method,
      factsOf(call),
      (authorization) => caller.call({ ...call, headers: { ...call.headers, Authorization: authorization } }),
      (answer) => answer.status
    ),
    open: (request, facts) => withToken(
      request.method,
      facts,
      (authorization) => caller.limiter.run(
        () => effects.run(facts, () => streamer.open({ ...request, headers: { ...request.headers, authorization } })),
        request.signal
      ),
      drainUnauthorized
    ),
    close() {
      caller.close();
      loginCaller.close();
      streamer.close();
    }
  };
}
function factsOf({ operation, record }) {
  return { system: "advoware", operation, ...record === void 0 ? {} : { record } };
}
function drainUnauthorized(answer) {
  if (answer.statusCode === 401) answer.resume();
  return answer.statusCode;
}
const tokenSchema = import_zod.z.looseObject({ access_token: import_zod.z.string().min(1) });
async function logIn(call, settings, effects) {
  const facts = { system: "advoware", operation: "POST Token" };
  const answer = await call({
    method: "POST",
    url: settings.tokenUrl,
    operation: facts.operation,
    safeToRepeat: true,
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: Buffer.from(JSON.stringify((0, import_login_request.loginRequest)(settings, effects.uuid(), effects.now())))
  });
  if (answer.status === 401 || answer.status === 403) throw new import_upstream_error.UpstreamError("upstream_unauthorized", { ...facts, status: answer.status });
  if (answer.status < 200 || answer.status > 299) throw new import_upstream_error.UpstreamError("upstream_rejected", { ...facts, status: answer.status });
  return (0, import_read_answer.readAnswer)(answer, tokenSchema, "GET", facts).access_token;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createWire
});
//# sourceMappingURL=wire.js.map
