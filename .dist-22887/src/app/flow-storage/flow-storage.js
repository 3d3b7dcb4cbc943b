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
var flow_storage_exports = {};
__export(flow_storage_exports, {
  flowStorage: () => flowStorage
});
module.exports = __toCommonJS(flow_storage_exports);
var import_promises = require("node:fs/promises");
var import_node_path = require("node:path");
var import_flow_directory = require("./flow-directory.js");
var import_library = require("./library.js");
var import_write_files = require("./write-files.js");
function flowStorage({ flowsDir, stateDir }) {
  const flows = (0, import_flow_directory.flowDirectory)(flowsDir);
  const shelf = (0, import_library.library)((0, import_node_path.join)(stateDir, "library"));
  const credentials = jsonFile((0, import_node_path.join)(stateDir, "credentials.json"));
  const settings = jsonFile((0, import_node_path.join)(stateDir, "settings.json"));
  const sessions = jsonFile((0, import_node_path.join)(stateDir, "sessions.json"));
  return {
    init: async () => {
      await flows.load();
      await (0, import_write_files.writeFileSafely)((0, import_node_path.join)(stateDir, "package.json"), '{"name": "node-red-state", "private": true}\n');
    },
    getFlows: flows.load,
    saveFlows: flows.save,
    getCredentials: credentials.read,
    saveCredentials: credentials.write,
    getSettings: settings.read,
    saveSettings: settings.write,
    getSessions: sessions.read,
    saveSessions: sessions.write,
    getLibraryEntry: shelf.read,
    saveLibraryEntry: shelf.save
  };
}
function jsonFile(path) {
  let writing = Promise.resolve();
  return {
    read: async () => {
      const text = await (0, import_promises.readFile)(path, "utf8").catch((error) => {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return "{}";
        throw error;
      });
      try {
        return JSON.parse(text);
      } catch (error) {
        throw new Error(`${path} ist kein g\xFCltiges JSON; die Datei wiederherstellen oder entfernen.`, { cause: error });
      }
    },
    write: async (value) => {
      const text = `${JSON.stringify(value, null, 2)}
`;
      const write = writing.then(() => (0, import_write_files.writeFileSafely)(path, text));
      writing = write.catch(() => void 0);
      await write;
    }
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  flowStorage
});
//# sourceMappingURL=flow-storage.js.map
