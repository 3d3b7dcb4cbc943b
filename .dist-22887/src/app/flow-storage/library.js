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
var library_exports = {};
__export(library_exports, {
  library: () => library
});
module.exports = __toCommonJS(library_exports);
var import_promises = require("node:fs/promises");
var import_node_path = require("node:path");
var import_write_files = require("./write-files.js");
function library(root) {
  return {
    read: async (type, path) => {
      const place = within(root, type, path);
      try {
        return bodyOf(await (0, import_promises.readFile)(place, "utf8"));
      } catch (error) {
        if (isCode(error, "EISDIR")) return await listing(place);
        if (isCode(error, "ENOENT") && (path === "" || path.endsWith("/"))) return [];
        throw new Error(`Die Bibliothek hat keinen Eintrag ${path}.`, { cause: error });
      }
    },
    save: async (type, path, notes, body) => {
      const lines = Object.entries(notes).map(([key, value]) => `// ${key}: ${value.replaceAll(/\s+/g, " ")}
`);
      await (0, import_write_files.writeFileSafely)(within(root, type, path), lines.join("") + body);
    }
  };
}
function within(root, type, path) {
  const place = (0, import_node_path.resolve)(root, type, `./${path}`);
  if (!`${place}${import_node_path.sep}`.startsWith(`${(0, import_node_path.resolve)(root)}${import_node_path.sep}`)) throw new Error("Der Pfad f\xFChrt aus der Bibliothek hinaus.");
  return place;
}
async function listing(place) {
  const entries = (await (0, import_promises.readdir)(place, { withFileTypes: true })).filter(({ name }) => !name.startsWith(".")).sort((a, b) => a.name < b.name ? -1 : 1);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const files = entries.filter((entry) => entry.isFile()).map(async ({ name }) => ({ ...notesOf(await (0, import_promises.readFile)((0, import_node_path.join)(place, name), "utf8")), fn: name }));
  return [...folders, ...await Promise.all(files)];
}
const note = /^\/\/ (\w+): (.*)$/;
function headLines(text) {
  const lines = text.split("\n");
  const end = lines.findIndex((line) => !note.test(line));
  return end === -1 ? lines.length : end;
}
function bodyOf(text) {
  return text.split("\n").slice(headLines(text)).join("\n");
}
function notesOf(text) {
  return Object.fromEntries(text.split("\n").slice(0, headLines(text)).flatMap((line) => {
    const match = note.exec(line);
    return match?.[1] === void 0 ? [] : [[match[1], match[2] ?? ""]];
  }));
}
function isCode(error, code) {
  return error instanceof Error && "code" in error && error.code === code;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  library
});
//# sourceMappingURL=library.js.map
