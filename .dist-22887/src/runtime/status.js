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
var status_exports = {};
__export(status_exports, {
  statusOf: () => statusOf
});
module.exports = __toCommonJS(status_exports);
var import_close = require("./close.js");
const settleMs = 250;
const looks = {
  idle: { fill: "grey", shape: "ring", text: "common.status.idle" },
  working: { fill: "blue", shape: "dot", text: "common.status.working" },
  ok: { fill: "green", shape: "dot", text: "common.status.ok" },
  retrying: { fill: "yellow", shape: "ring", text: "common.status.retrying" },
  error: { fill: "red", shape: "ring", text: "common.status.error" },
  incomplete: { fill: "red", shape: "ring", text: "common.status.incomplete" }
};
const lines = /* @__PURE__ */ new WeakMap();
function statusOf(node) {
  const known = lines.get(node);
  if (known) return known;
  const line = createLine(node);
  lines.set(node, line);
  return line;
}
function createLine(node) {
  let shown;
  let wanted;
  let settling;
  const publish = (state) => {
    shown = state;
    node.status(looks[state]);
    settling = setTimeout(() => {
      settling = void 0;
      if (wanted !== void 0 && wanted !== shown) publish(wanted);
    }, settleMs);
    settling.unref();
  };
  (0, import_close.onClose)(node, () => {
    clearTimeout(settling);
  });
  return {
    show(state) {
      wanted = state;
      if (state !== shown && settling === void 0) publish(state);
    }
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  statusOf
});
//# sourceMappingURL=status.js.map
