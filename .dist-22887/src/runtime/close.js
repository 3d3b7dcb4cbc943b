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
var close_exports = {};
__export(close_exports, {
  onClose: () => onClose
});
module.exports = __toCommonJS(close_exports);
function onClose(node, close, { timeoutMs = 1e4 } = {}) {
  node.on("close", (removed, done) => {
    void closeWithin(node, async () => close(removed), timeoutMs).then(done);
  });
}
async function closeWithin(node, close, timeoutMs) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, timeoutMs, "late");
  });
  try {
    if (await Promise.race([close(), late]) === "late") node.warn(`nach ${timeoutMs} ms nicht beendet`);
  } catch (error) {
    node.warn(`beim Beenden: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    clearTimeout(timer);
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  onClose
});
//# sourceMappingURL=close.js.map
