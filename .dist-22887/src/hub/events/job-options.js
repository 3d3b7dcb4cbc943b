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
var job_options_exports = {};
__export(job_options_exports, {
  backoffName: () => backoffName,
  deliveryOptions: () => deliveryOptions,
  entityOf: () => entityOf,
  jobOptions: () => jobOptions
});
module.exports = __toCommonJS(job_options_exports);
var import_topics = require("./topics.js");
const deadLetterSeconds = 90 * 24 * 3600;
const backoffName = "hub";
function jobOptions(topic, payload, settings) {
  const entity = entityOf(topic, payload);
  return {
    ...deliveryOptions(settings.retry),
    ...entity === void 0 ? {} : { delay: settings.settleMs, deduplication: { id: entity, keepLastIfActive: true } }
  };
}
function deliveryOptions(retry) {
  return {
    attempts: retry.attempts,
    backoff: { type: backoffName },
    removeOnComplete: true,
    removeOnFail: { age: deadLetterSeconds },
    stackTraceLimit: 0
  };
}
function entityOf(topic, payload) {
  const definition = import_topics.topics[topic];
  const id = "entity" in definition ? payload[definition.entity] : void 0;
  return typeof id === "string" ? id : void 0;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  backoffName,
  deliveryOptions,
  entityOf,
  jobOptions
});
//# sourceMappingURL=job-options.js.map
