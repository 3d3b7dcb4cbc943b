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
var read_event_exports = {};
__export(read_event_exports, {
  readEvent: () => readEvent
});
module.exports = __toCommonJS(read_event_exports);
var import_hub_error = require("../../hub/errors/hub-error.js");
var import_topics = require("../../hub/events/topics.js");
function readEvent(payload, now) {
  const fields = typeof payload === "object" && payload !== null ? payload : {};
  const parsed = import_topics.beteiligteEvent.safeParse({ action: "sync_check", source: "manual", timestamp: now, ...fields });
  if (!parsed.success) {
    const where = [...new Set(parsed.error.issues.map((issue) => issue.path.join(".") || "payload"))].join(", ");
    throw new import_hub_error.HubError("malformed", `msg.payload ist kein Ereignis eines Beteiligten, bitte pr\xFCfen: ${where}`);
  }
  return parsed.data;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  readEvent
});
//# sourceMappingURL=read-event.js.map
