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
var access_gate_exports = {};
__export(access_gate_exports, {
  createAccessGate: () => createAccessGate,
  refusesAccess: () => refusesAccess
});
module.exports = __toCommonJS(access_gate_exports);
var import_upstream_error = require("../http/upstream-error.js");
const pauseMs = 6e4;
function createAccessGate(effects, log) {
  let state = { kind: "open" };
  const now = () => effects.now().epochMilliseconds;
  function become(next) {
    const before = state;
    state = next;
    if (before.kind === "probing") before.end();
  }
  return {
    async admit(call) {
      while (state.kind === "probing") await state.ended;
      if (state.kind === "open") return;
      const remainingMs = state.until - now();
      if (remainingMs > 0) throw paused(call, state.status, remainingMs);
      become(probe());
    },
    saw(answer) {
      if (!refusesAccess(answer)) {
        if (state.kind === "probing") become({ kind: "open" });
        return;
      }
      if (state.kind !== "closed") log.error("espocrm.access_refused", { status: answer.status, pause_ms: pauseMs });
      become({ kind: "closed", until: now() + pauseMs, status: answer.status });
    },
    failed() {
      if (state.kind === "probing") become({ kind: "open" });
    }
  };
}
function refusesAccess({ status, headers }) {
  return status === 401 || status === 403 && !headers["x-status-reason"];
}
function probe() {
  const { promise, resolve } = Promise.withResolvers();
  return { kind: "probing", ended: promise, end: () => {
    resolve(void 0);
  } };
}
function paused({ operation, record }, status, retryAfterMs) {
  return new import_upstream_error.UpstreamError("upstream_unauthorized", {
    system: "espocrm",
    operation,
    ...record === void 0 ? {} : { record },
    status,
    retryable: true,
    retryAfterMs,
    reason: "paused after a refused login"
  });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createAccessGate,
  refusesAccess
});
//# sourceMappingURL=access-gate.js.map
