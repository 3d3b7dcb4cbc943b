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
var signals_exports = {};
__export(signals_exports, {
  listenForTheEnd: () => listenForTheEnd
});
module.exports = __toCommonJS(signals_exports);
const sameSignalMs = 1e3;
function listenForTheEnd(end, log) {
  let first;
  for (const signal of ["SIGTERM", "SIGINT"]) {
    process.on(signal, () => {
      first ??= performance.now();
      end.begin(signal, 0);
      if (performance.now() - first < sameSignalMs) return;
      log.warn("stopping_forced", { signal });
      process.exit(1);
    });
  }
  process.once("SIGHUP", () => {
    end.begin("SIGHUP", 0);
  });
  process.once("disconnect", () => {
    end.begin("the process that started it has gone", 0);
  });
  for (const kind of ["uncaughtException", "unhandledRejection"]) {
    process.on(kind, (error) => {
      log.error(kind === "uncaughtException" ? "uncaught_exception" : "unhandled_rejection", {}, error);
      end.begin(kind, 70);
    });
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  listenForTheEnd
});
//# sourceMappingURL=signals.js.map
