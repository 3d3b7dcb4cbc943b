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
var claim_directory_exports = {};
__export(claim_directory_exports, {
  claimDirectory: () => claimDirectory
});
module.exports = __toCommonJS(claim_directory_exports);
var import_node_crypto = require("node:crypto");
var import_node_fs = require("node:fs");
var import_promises = require("node:fs/promises");
var import_node_os = __toESM(require("node:os"));
var import_node_path = __toESM(require("node:path"));
var import_hub_error = require("../errors/hub-error.js");
async function claimDirectory(directory, what) {
  await (0, import_promises.mkdir)(directory, { recursive: true });
  const file = import_node_path.default.join(directory, "owner.pid");
  const owner = describeSelf();
  const draft = `${file}.${(0, import_node_crypto.randomUUID)()}`;
  await (0, import_promises.writeFile)(draft, owner);
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (await linked(draft, file)) return { release: () => release(file, owner) };
      const holder = await readText(file);
      if (holder !== void 0 && isAlive(holder)) throw inUse(directory, what, holder);
      if (holder !== void 0) await removeStale(file, holder);
    }
    throw inUse(directory, what, "unbekannt");
  } finally {
    await (0, import_promises.rm)(draft, { force: true });
  }
}
function describeSelf() {
  return `${import_node_os.default.hostname()} ${process.pid} ${startOf(process.pid)}`;
}
function startOf(pid) {
  try {
    const stat = (0, import_node_fs.readFileSync)(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
async function linked(from, to) {
  try {
    await (0, import_promises.link)(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}
function isAlive(holder) {
  const [host, pidText = "", start = ""] = holder.trim().split(" ");
  const pid = Number(pidText);
  if (host !== import_node_os.default.hostname() || !Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== "EPERM") return false;
  }
  return start === "" || startOf(pid) === start;
}
async function removeStale(file, expected) {
  const aside = `${file}.${(0, import_node_crypto.randomUUID)()}`;
  try {
    await (0, import_promises.rename)(file, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  if (await readText(aside) !== expected) await linked(aside, file);
  await (0, import_promises.rm)(aside, { force: true });
}
async function release(file, owner) {
  if (await readText(file) === owner) await (0, import_promises.rm)(file, { force: true });
}
async function readText(file) {
  try {
    return await (0, import_promises.readFile)(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return void 0;
    throw error;
  }
}
function inUse(directory, what, holder) {
  return new import_hub_error.HubError("misconfigured", `${what} in ${directory} wird schon von einem anderen Prozess benutzt (${holder.trim()}). Beenden Sie diesen Prozess oder geben Sie mit HUB_VAR_DIR ein anderes Verzeichnis an.`);
}
const codeOf = (error) => error.code;
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  claimDirectory
});
//# sourceMappingURL=claim-directory.js.map
