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
var node_fault_exports = {};
__export(node_fault_exports, {
  NodeFault: () => NodeFault,
  asError: () => asError
});
module.exports = __toCommonJS(node_fault_exports);
class NodeFault extends Error {
  name = "NodeFault";
  code;
  constructor(code, message, cause) {
    super(message, cause === void 0 ? void 0 : { cause });
    this.code = code;
  }
}
function asError(thrown) {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  NodeFault,
  asError
});
//# sourceMappingURL=node-fault.js.map
