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
var service_account_exports = {};
__export(service_account_exports, {
  keyFilePath: () => keyFilePath,
  loadServiceAccount: () => loadServiceAccount,
  writeServiceAccount: () => writeServiceAccount
});
module.exports = __toCommonJS(service_account_exports);
var import_node_crypto = require("node:crypto");
var import_node_fs = require("node:fs");
var import_node_path = require("node:path");
var import_zod = require("zod");
var import_state_file = require("../../state/state-file.js");
const keySchema = import_zod.z.object({
  type: import_zod.z.literal("service_account"),
  project_id: import_zod.z.string(),
  private_key_id: import_zod.z.string(),
  private_key: import_zod.z.string(),
  client_email: import_zod.z.string(),
  client_id: import_zod.z.string(),
  auth_uri: import_zod.z.string(),
  token_uri: import_zod.z.string(),
  universe_domain: import_zod.z.string()
});
const PROJECT = "kanzlei-lindner-sandbox";
let fleeting;
function loadServiceAccount(stateDir) {
  if (stateDir === void 0) return { ...fleeting ??= newKey() };
  const known = (0, import_state_file.loadState)(keyFilePath(stateDir));
  return known === void 0 ? newKey() : keySchema.parse(known);
}
function writeServiceAccount(stateDir, key) {
  const path = keyFilePath(stateDir);
  if (path === void 0) return;
  (0, import_state_file.openStateFile)(path, () => key).flush();
  (0, import_node_fs.chmodSync)(path, 384);
}
function keyFilePath(stateDir) {
  return stateDir === void 0 ? void 0 : (0, import_node_path.join)(stateDir, "google-service-account.json");
}
function newKey() {
  const { privateKey } = (0, import_node_crypto.generateKeyPairSync)("rsa", { modulusLength: 2048, publicKeyEncoding: { type: "spki", format: "pem" }, privateKeyEncoding: { type: "pkcs8", format: "pem" } });
  return {
    type: "service_account",
    project_id: PROJECT,
    private_key_id: (0, import_node_crypto.randomBytes)(20).toString("hex"),
    private_key: privateKey,
    client_email: `kalender@${PROJECT}.iam.gserviceaccount.com`,
    client_id: String((0, import_node_crypto.randomBytes)(6).readUIntBE(0, 6)).padStart(21, "1"),
    auth_uri: "https://accounts.google.com/o/oauth2/auth",
    token_uri: "",
    universe_domain: "googleapis.com"
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  keyFilePath,
  loadServiceAccount,
  writeServiceAccount
});
//# sourceMappingURL=service-account.js.map
