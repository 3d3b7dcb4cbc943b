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
var pino_log_exports = {};
__export(pino_log_exports, {
  pinoLog: () => pinoLog
});
module.exports = __toCommonJS(pino_log_exports);
var import_pino = require("pino");
var import_hub_error = require("../errors/hub-error.js");
var import_redact = require("./redact.js");
function pinoLog({ level, destination }) {
  const options = {
    level,
    base: null,
    timestamp: import_pino.stdTimeFunctions.isoTime,
    messageKey: "event",
    formatters: { level: (label) => ({ level: label }) }
  };
  const logger = destination ? (0, import_pino.pino)(options, destination) : (0, import_pino.pino)(options);
  return {
    debug: (event, facts) => {
      if (logger.isLevelEnabled("debug")) logger.debug(line(facts), event);
    },
    info: (event, facts) => {
      logger.info(line(facts), event);
    },
    warn: (event, facts, error) => {
      logger.warn(line(facts, error), event);
    },
    error: (event, facts, error) => {
      logger.error(line(facts, error), event);
    }
  };
}
const reserved = /* @__PURE__ */ new Set(["level", "time", "event", "error"]);
function line(facts = {}, error) {
  const entries = Object.entries(facts).map(([name, value]) => [
    reserved.has(name) ? `${name}_` : name,
    typeof value === "string" ? (0, import_redact.redact)(value) : value
  ]);
  const fields = Object.fromEntries(entries);
  return error === void 0 ? fields : { ...fields, error: describe(error, 0) };
}
const deepestCause = 3;
function describe(error, depth) {
  if (!(error instanceof Error)) return { name: typeof error, message: (0, import_redact.redact)(typeof error === "string" ? error : "kein Error-Objekt") };
  const code = error instanceof import_hub_error.HubError || "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const stack = error.stack === void 0 ? {} : { stack: (0, import_redact.redact)(error.stack) };
  const cause = error.cause === void 0 || depth >= deepestCause ? {} : { cause: describe(error.cause, depth + 1) };
  return { name: error.name, ...code, message: (0, import_redact.redact)(error.message), ...stack, ...cause };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  pinoLog
});
//# sourceMappingURL=pino-log.js.map
