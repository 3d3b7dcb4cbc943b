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
var shutdown_exports = {};
__export(shutdown_exports, {
  shutdown: () => shutdown
});
module.exports = __toCommonJS(shutdown_exports);
const limitMs = 18e3;
function shutdown(log, exit = (code) => process.exit(code)) {
  const steps = [];
  const begun = new AbortController();
  let starting = Promise.resolve();
  return {
    signal: begun.signal,
    before: (what, run) => {
      steps.unshift({ what, run });
    },
    after: (start) => {
      starting = start;
    },
    begin(reason, exitCode) {
      if (begun.signal.aborted) return;
      begun.abort();
      log.info("stopping", { reason });
      const late = setTimeout(() => {
        log.error("stopping_cut", { afterMs: limitMs });
        exit(exitCode === 0 ? 1 : exitCode);
      }, limitMs);
      late.unref();
      void starting.catch(() => void 0).then(() => runAll(steps, log)).then(() => {
        log.info("stopped", { reason });
        exit(exitCode);
      });
    }
  };
}
async function runAll(steps, log) {
  for (const { what, run } of steps) {
    const begun = performance.now();
    try {
      await run();
      log.debug("stopped_part", { what, ms: Math.round(performance.now() - begun) });
    } catch (error) {
      log.warn("stopping_failed", { what }, error);
    }
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  shutdown
});
//# sourceMappingURL=shutdown.js.map
