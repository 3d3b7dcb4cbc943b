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
var caller_exports = {};
__export(caller_exports, {
  createCaller: () => createCaller
});
module.exports = __toCommonJS(caller_exports);
var import_attempt = require("./attempt.js");
var import_limiter = require("./limiter.js");
var import_retry_timing = require("./retry-timing.js");
var import_transport_fault = require("./transport-fault.js");
var import_transport = require("./transport.js");
var import_with_retries = require("./with-retries.js");
function createCaller(system, effects, options = {}, gate) {
  const transport = (0, import_transport.createTransport)(options);
  const limiter = (0, import_limiter.createLimiter)(options.concurrency ?? 8);
  const policy = { ...import_retry_timing.defaultRetryPolicy, ...options.retry };
  async function exchange(call, facts) {
    await gate?.admit(call);
    try {
      const answer = await effects.run(facts, () => transport.send(call));
      gate?.saw(answer);
      return answer;
    } catch (error) {
      gate?.failed();
      throw error;
    }
  }
  async function attempt(call, facts) {
    try {
      return (0, import_attempt.judgeAnswer)(await limiter.run(() => exchange(call, facts)), effects.now().epochMilliseconds);
    } catch (error) {
      if (error instanceof import_transport_fault.TransportFault) return (0, import_attempt.judgeFault)(error);
      throw error;
    }
  }
  return {
    call(call) {
      const facts = { system, operation: call.operation, ...call.record === void 0 ? {} : { record: call.record } };
      const { stillAsSeen } = call;
      const method = call.safeToRepeat ? "GET" : call.method;
      return (0, import_with_retries.withRetries)(effects, { method, facts, policy, attempt: () => attempt(call, facts), stillAsSeen });
    },
    limiter,
    close: () => {
      transport.close();
    }
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createCaller
});
//# sourceMappingURL=caller.js.map
