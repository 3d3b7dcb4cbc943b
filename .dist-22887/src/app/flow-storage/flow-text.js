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
var flow_text_exports = {};
__export(flow_text_exports, {
  flowText: () => flowText,
  parseFlowText: () => parseFlowText
});
module.exports = __toCommonJS(flow_text_exports);
const first = ["id", "type", "position", "z", "g", "label", "name"];
const last = ["x", "y", "w", "h", "wires"];
function flowText(nodes) {
  return `${JSON.stringify(nodes.map(orderedKeys), null, 2)}
`;
}
function parseFlowText(text, fileName) {
  const value = parseJson(text, fileName);
  if (!Array.isArray(value)) throw new Error(`${fileName} enth\xE4lt keine Liste von Knoten.`);
  value.forEach((node, index) => {
    if (!isFlowNode(node)) throw new Error(`${fileName}: Eintrag ${index + 1} ist kein Knoten (ihm fehlt "id" oder "type").`);
  });
  return value;
}
function parseJson(text, fileName) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${fileName} ist kein g\xFCltiges JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
function isFlowNode(value) {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string" && "type" in value && typeof value.type === "string";
}
function orderedKeys(node) {
  const keys = Object.keys(node);
  const between = keys.filter((key) => !first.includes(key) && !last.includes(key)).sort();
  return Object.fromEntries([...first, ...between, ...last].filter((key) => keys.includes(key)).map((key) => [key, node[key]]));
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  flowText,
  parseFlowText
});
//# sourceMappingURL=flow-text.js.map
