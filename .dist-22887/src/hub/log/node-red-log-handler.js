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
var node_red_log_handler_exports = {};
__export(node_red_log_handler_exports, {
  nodeRedLogHandler: () => nodeRedLogHandler
});
module.exports = __toCommonJS(node_red_log_handler_exports);
const audit = 98;
const metric = 99;
function nodeRedLogHandler(log) {
  return (entry) => {
    const facts = factsOf(entry);
    const error = entry.msg instanceof Error ? entry.msg : void 0;
    if (entry.level === metric) return;
    if (entry.level === audit) log.info("node_red_audit", { ...facts, action: entry.event });
    else if (entry.level <= 20) log.error("node_red", facts, error);
    else if (entry.level <= 30) log.warn("node_red", facts, error);
    else if (entry.level <= 40) log.info("node_red", facts);
    else log.debug("node_red", facts);
  };
}
function factsOf({ id, type, name, z, path, msg }) {
  const known = { node: id, nodeType: type, nodeName: name, flow: z, path, text: textOf(msg) };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== void 0 && value !== ""));
}
function textOf(msg) {
  if (typeof msg === "string") return msg;
  if (msg instanceof Error) return msg.message;
  if (typeof msg === "object" && msg !== null && "message" in msg && typeof msg.message === "string") return msg.message;
  return msg === void 0 ? void 0 : `(${typeof msg})`;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  nodeRedLogHandler
});
//# sourceMappingURL=node-red-log-handler.js.map
