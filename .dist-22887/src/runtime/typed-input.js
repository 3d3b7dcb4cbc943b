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
var typed_input_exports = {};
__export(typed_input_exports, {
  typedInput: () => typedInput,
  typedText: () => typedText
});
module.exports = __toCommonJS(typed_input_exports);
var import_node_fault = require("./node-fault.js");
function typedInput(RED, node, msg, field) {
  return new Promise((resolve, reject) => {
    RED.util.evaluateNodeProperty(field.value, field.type, node, msg, (error, value) => {
      if (error) reject(new import_node_fault.NodeFault("misconfigured", `${node.type}: \u201E${field.value}\u201C l\xE4sst sich nicht auswerten.`, error));
      else resolve(value);
    });
  });
}
async function typedText(RED, node, msg, field) {
  const value = await typedInput(RED, node, msg, field);
  const text = typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
  if (text === "") throw new import_node_fault.NodeFault("malformed", `${node.type}: \u201E${field.value}\u201C ist in dieser Nachricht leer.`);
  return text;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  typedInput,
  typedText
});
//# sourceMappingURL=typed-input.js.map
