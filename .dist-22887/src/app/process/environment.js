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
var environment_exports = {};
__export(environment_exports, {
  addDotEnv: () => addDotEnv,
  addMissing: () => addMissing,
  modeOf: () => modeOf
});
module.exports = __toCommonJS(environment_exports);
var import_node_fs = require("node:fs");
var import_node_path = require("node:path");
var import_node_util = require("node:util");
function addDotEnv(env, projectRoot) {
  const file = (0, import_node_path.join)(projectRoot, ".env");
  if ((0, import_node_fs.existsSync)(file)) addMissing(env, (0, import_node_util.parseEnv)((0, import_node_fs.readFileSync)(file, "utf8")));
}
function addMissing(env, values) {
  for (const [name, value] of Object.entries(values)) {
    const present = env[name];
    if (value !== void 0 && (present === void 0 || present === "" && !name.endsWith("_CRON"))) env[name] = value;
  }
}
function modeOf(env) {
  return (env["ADVOWARE_API_BASE_URL"] ?? "").trim() === "" ? "sandbox" : "production";
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  addDotEnv,
  addMissing,
  modeOf
});
//# sourceMappingURL=environment.js.map
