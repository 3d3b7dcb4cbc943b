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
var split_flows_exports = {};
__export(split_flows_exports, {
  joinFlows: () => joinFlows,
  sharedFile: () => sharedFile,
  splitFlows: () => splitFlows
});
module.exports = __toCommonJS(split_flows_exports);
var import_file_names = require("./file-names.js");
const sharedFile = "konfiguration.json";
function splitFlows(flows) {
  const tabs = flows.filter((node) => node.type === "tab");
  const names = (0, import_file_names.fileNames)(tabs.map((tab) => ({ id: tab.id, label: labelOf(tab) })));
  const files = /* @__PURE__ */ new Map();
  for (const node of flows) {
    const tabId = node.type === "tab" ? node.id : node.z;
    const name = (tabId === void 0 ? void 0 : names.get(tabId)) ?? sharedFile;
    const position = tabs.indexOf(node) + 1;
    files.set(name, [...files.get(name) ?? [], position === 0 ? node : { ...node, position }]);
  }
  return new Map([...files].map(([name, nodes]) => [name, nodes.toSorted(tabFirstThenById)]));
}
function joinFlows(files) {
  const all = [...files.values()].flat();
  const tabs = all.filter((node) => node.type === "tab").toSorted((a, b) => positionOf(a) - positionOf(b) || compare(labelOf(a), labelOf(b)));
  const place = new Map(tabs.map((tab, index) => [tab.id, index]));
  const rank = (node) => place.get(node.z ?? "") ?? -1;
  const rest = all.filter((node) => node.type !== "tab").toSorted((a, b) => rank(a) - rank(b));
  return [...tabs.map(withoutPosition), ...rest];
}
function withoutPosition(tab) {
  return Object.fromEntries(Object.entries(tab).filter(([key]) => key !== "position"));
}
function labelOf(tab) {
  return typeof tab["label"] === "string" ? tab["label"] : "";
}
function positionOf(tab) {
  return typeof tab["position"] === "number" ? tab["position"] : Number.MAX_SAFE_INTEGER;
}
function tabFirstThenById(a, b) {
  return Number(b.type === "tab") - Number(a.type === "tab") || compare(a.id, b.id);
}
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  joinFlows,
  sharedFile,
  splitFlows
});
//# sourceMappingURL=split-flows.js.map
