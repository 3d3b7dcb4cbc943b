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
var project_root_exports = {};
__export(project_root_exports, {
  projectRoot: () => projectRoot
});
module.exports = __toCommonJS(project_root_exports);
var import_node_fs = require("node:fs");
var import_node_path = require("node:path");
function projectRoot(start = __dirname) {
  if ((0, import_node_fs.existsSync)((0, import_node_path.join)(start, "settings.js")) && (0, import_node_fs.existsSync)((0, import_node_path.join)(start, "package.json"))) return start;
  const parent = (0, import_node_path.dirname)(start);
  if (parent === start) throw new Error("Der Ordner mit settings.js und package.json ist nicht zu finden.");
  return projectRoot(parent);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  projectRoot
});
//# sourceMappingURL=project-root.js.map
