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
var event_work_exports = {};
__export(event_work_exports, {
  workOn: () => workOn
});
module.exports = __toCommonJS(event_work_exports);
var import_hub_error = require("../errors/hub-error.js");
function workOn(event, handler, timeoutMs) {
  const abort = new AbortController();
  let end = () => void 0;
  const stopped = new Promise((resolve) => {
    end = resolve;
  });
  const timer = setTimeout(() => {
    const error = new import_hub_error.HubError("event_timeout", `Ereignis ${event.topic} ${event.id} war nach ${timeoutMs} ms nicht fertig.`, { retryable: true });
    end({ kind: "failed", error });
    abort.abort(error);
  }, timeoutMs);
  const result = Promise.race([stopped, outcomeOf(handler, event, abort.signal)]).finally(() => {
    clearTimeout(timer);
  });
  return {
    result,
    handBack() {
      end({ kind: "handed_back" });
      abort.abort(new import_hub_error.HubError("unavailable", "Der Hub wird beendet; das Ereignis geht an einen anderen Prozess.", { retryable: true }));
    }
  };
}
async function outcomeOf(handler, event, signal) {
  try {
    return await handler(event, signal);
  } catch (error) {
    return { kind: "failed", error: error instanceof Error ? error : new Error(String(error)) };
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  workOn
});
//# sourceMappingURL=event-work.js.map
