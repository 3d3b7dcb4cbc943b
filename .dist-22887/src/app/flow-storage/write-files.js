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
var write_files_exports = {};
__export(write_files_exports, {
  writeFileSafely: () => writeFileSafely,
  writeFiles: () => writeFiles
});
module.exports = __toCommonJS(write_files_exports);
var import_promises = require("node:fs/promises");
var import_node_path = require("node:path");
async function writeFiles(directory, changes, mode = 420) {
  if (changes.length === 0) return;
  await (0, import_promises.mkdir)(directory, { recursive: true });
  const written = changes.flatMap(({ name, text }) => text === void 0 ? [] : [{ name, text }]);
  for (const { name, text } of written) await writeThrough(temporary(directory, name), text, mode);
  for (const { name } of written) await (0, import_promises.rename)(temporary(directory, name), (0, import_node_path.join)(directory, name));
  for (const { name } of changes.filter(({ text }) => text === void 0)) await (0, import_promises.rm)((0, import_node_path.join)(directory, name), { force: true });
  await syncDirectory(directory);
}
async function writeFileSafely(path, text, mode = 384) {
  await writeFiles((0, import_node_path.dirname)(path), [{ name: path.slice((0, import_node_path.dirname)(path).length + 1), text }], mode);
}
function temporary(directory, name) {
  return (0, import_node_path.join)(directory, `.${name}.neu`);
}
async function writeThrough(path, text, mode) {
  const file = await (0, import_promises.open)(path, "w", mode);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
async function syncDirectory(directory) {
  const handle = await (0, import_promises.open)(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  writeFileSafely,
  writeFiles
});
//# sourceMappingURL=write-files.js.map
