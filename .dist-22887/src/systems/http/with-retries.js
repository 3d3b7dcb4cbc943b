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
var with_retries_exports = {};
__export(with_retries_exports, {
  MovedOn: () => MovedOn,
  withRetries: () => withRetries
});
module.exports = __toCommonJS(with_retries_exports);
var import_attempt = require("./attempt.js");
var import_retry_timing = require("./retry-timing.js");
var import_upstream_error = require("./upstream-error.js");
class MovedOn extends Error {
  name = "MovedOn";
}
async function withRetries(effects, { method, facts, policy, attempt, stillAsSeen }) {
  let effected = "not_done";
  for (let tries = 1; ; tries += 1) {
    const result = await attempt();
    if (result.kind === "answered") return result.answer;
    if (result.effected === "unknown") effected = "unknown";
    if (tries >= policy.tries || !(0, import_attempt.mayRepeat)(method, result.effected)) throw exhausted(method, facts, result, effected);
    await effects.sleep((0, import_retry_timing.retryDelayMs)(policy, tries, effects.random(), result.retryAfterMs));
    if (stillAsSeen && !await looked(stillAsSeen, () => exhausted(method, facts, result, effected))) throw new MovedOn();
  }
}
function exhausted(method, facts, last, effected) {
  return new import_upstream_error.UpstreamError((0, import_attempt.finalCode)(method, last.code, effected), {
    ...facts,
    retryable: true,
    cause: last.cause,
    ...last.status === void 0 ? {} : { status: last.status },
    ...last.retryAfterMs === void 0 ? {} : { retryAfterMs: last.retryAfterMs }
  });
}
async function looked(look, fault) {
  try {
    return await look();
  } catch {
    throw fault();
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  MovedOn,
  withRetries
});
//# sourceMappingURL=with-retries.js.map
