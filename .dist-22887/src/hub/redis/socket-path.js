"use strict";
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
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
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var socket_path_exports = {};
__export(socket_path_exports, {
  privateSocketPath: () => privateSocketPath
});
module.exports = __toCommonJS(socket_path_exports);
var import_node_crypto = require("node:crypto");
var import_promises = require("node:fs/promises");
var import_node_os = __toESM(require("node:os"));
var import_node_path = __toESM(require("node:path"));
var import_hub_error = require("../errors/hub-error.js");
const longestSocketPath = 107;
async function privateSocketPath(directory) {
  const near = import_node_path.default.join(directory, "redis.sock");
  if (Buffer.byteLength(near) <= longestSocketPath) return near;
  const hash = (0, import_node_crypto.createHash)("sha256").update(directory).digest("hex").slice(0, 16);
  const far = import_node_path.default.join(import_node_os.default.tmpdir(), `bitbylaw-hub-${hash}`);
  await (0, import_promises.mkdir)(far, { recursive: true, mode: 448 });
  const owner = await (0, import_promises.lstat)(far);
  if (!owner.isDirectory() || process.getuid !== void 0 && owner.uid !== process.getuid()) {
    throw new import_hub_error.HubError("misconfigured", `${far} geh\xF6rt einem anderen Benutzer; l\xF6schen Sie es oder w\xE4hlen Sie mit HUB_VAR_DIR einen k\xFCrzeren Pfad.`);
  }
  return import_node_path.default.join(far, "redis.sock");
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  privateSocketPath
});
//# sourceMappingURL=socket-path.js.map
