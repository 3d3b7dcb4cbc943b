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
var completeness_exports = {};
__export(completeness_exports, {
  faultyFields: () => faultyFields,
  isUnresolved: () => isUnresolved,
  requireComplete: () => requireComplete
});
module.exports = __toCommonJS(completeness_exports);
var import_node_fault = require("./node-fault.js");
var import_status = require("./status.js");
const variable = /^\$\{\S+\}$/;
const isUnresolved = (value) => typeof value === "string" && variable.test(value);
function faultyFields(config, required) {
  const fields = Object.entries(config);
  const missing = required.filter((name) => fields.every(([field, value]) => field !== name || value === "" || value === void 0 || value === null));
  return [...missing, ...fields.filter(([, value]) => isUnresolved(value)).map(([name]) => name)];
}
function requireComplete(node, config, required) {
  const faulty = faultyFields(config, required);
  if (faulty.length === 0) {
    (0, import_status.statusOf)(node).show("idle");
    return () => void 0;
  }
  const text = `${node.type}: Unvollst\xE4ndig eingerichtet, bitte pr\xFCfen: ${faulty.join(", ")}`;
  (0, import_status.statusOf)(node).show("incomplete");
  node.warn(text);
  return () => {
    throw new import_node_fault.NodeFault("misconfigured", text);
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  faultyFields,
  isUnresolved,
  requireComplete
});
//# sourceMappingURL=completeness.js.map
