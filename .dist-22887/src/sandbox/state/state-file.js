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
var state_file_exports = {};
__export(state_file_exports, {
  loadState: () => loadState,
  openStateFile: () => openStateFile
});
module.exports = __toCommonJS(state_file_exports);
var import_node_fs = require("node:fs");
var import_node_path = require("node:path");
const WRITE_DELAY_MS = 100;
function loadState(path) {
  if (path === void 0) return void 0;
  let text;
  try {
    text = (0, import_node_fs.readFileSync)(path, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return void 0;
    throw error;
  }
  return JSON.parse(text);
}
function openStateFile(path, snapshot) {
  if (path === void 0) return { touch: () => void 0, flush: () => void 0 };
  let timer;
  const flush = () => {
    if (timer !== void 0) clearTimeout(timer);
    timer = void 0;
    writeAtomically(path, JSON.stringify(snapshot()));
  };
  const touch = () => {
    timer ??= setTimeout(flush, WRITE_DELAY_MS);
  };
  return { touch, flush };
}
function writeAtomically(path, text) {
  (0, import_node_fs.mkdirSync)((0, import_node_path.dirname)(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  (0, import_node_fs.writeFileSync)(draft, text);
  (0, import_node_fs.renameSync)(draft, path);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  loadState,
  openStateFile
});
//# sourceMappingURL=state-file.js.map
