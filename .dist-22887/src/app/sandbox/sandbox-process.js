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
var sandbox_process_exports = {};
__export(sandbox_process_exports, {
  startSandboxProcess: () => startSandboxProcess
});
module.exports = __toCommonJS(sandbox_process_exports);
var import_node_child_process = require("node:child_process");
var import_node_events = require("node:events");
var import_node_fs = require("node:fs");
var import_node_path = require("node:path");
var import_node_readline = require("node:readline");
var import_zod = require("zod");
var import_hub_error = require("../../hub/errors/hub-error.js");
const connectionSchema = import_zod.z.object({
  advoware: import_zod.z.object({
    url: import_zod.z.string(),
    tokenUrl: import_zod.z.string(),
    productId: import_zod.z.string(),
    appId: import_zod.z.string(),
    apiKey: import_zod.z.string(),
    kanzlei: import_zod.z.string(),
    database: import_zod.z.string(),
    user: import_zod.z.string(),
    role: import_zod.z.string(),
    password: import_zod.z.string()
  }),
  espocrm: import_zod.z.object({ url: import_zod.z.string(), apiKey: import_zod.z.string(), userId: import_zod.z.string(), notifyUserId: import_zod.z.string() })
});
const startLimitMs = 3e4;
const stopLimitMs = 3e3;
async function startSandboxProcess(stateDir, appDir) {
  const script = (0, import_node_path.join)(appDir, "..", "sandbox", "main.js");
  if (!(0, import_node_fs.existsSync)(script)) throw new import_hub_error.HubError("misconfigured", `Die Sandbox ist nicht gebaut: ${script} fehlt. Bitte \u201Enpm run build\u201C ausf\xFChren.`);
  const child = (0, import_node_child_process.fork)(script, [], { env: { ...process.env, SANDBOX_STATE_DIR: stateDir }, stdio: ["ignore", "pipe", "inherit", "ipc"] });
  const gone = new Promise((resolve) => {
    child.once("exit", () => {
      resolve();
    });
  });
  try {
    const connection = connectionSchema.parse(JSON.parse(await firstLine(child, gone)));
    child.stdout?.resume();
    return { connection, gone, stop: () => stop(child, gone) };
  } catch (error) {
    child.kill("SIGKILL");
    throw error instanceof import_hub_error.HubError ? error : new import_hub_error.HubError("unavailable", "Die Sandbox-Systeme haben ihre Adressen nicht lesbar gemeldet.", { cause: error });
  }
}
async function firstLine(child, gone) {
  if (!child.stdout) throw new import_hub_error.HubError("internal", "Die Sandbox hat keine Ausgabe.");
  const lines = (0, import_node_readline.createInterface)({ input: child.stdout });
  let timer;
  const refusal = (text) => new import_hub_error.HubError("unavailable", text);
  try {
    return await Promise.race([
      (0, import_node_events.once)(lines, "line").then(([line]) => String(line)),
      gone.then(() => {
        throw refusal("Die Sandbox-Systeme sind beim Start ausgefallen; der Grund steht dar\xFCber.");
      }),
      new Promise((_, reject) => {
        timer = setTimeout(() => {
          reject(refusal(`Die Sandbox-Systeme sind nach ${startLimitMs / 1e3} s nicht bereit.`));
        }, startLimitMs);
      })
    ]);
  } finally {
    clearTimeout(timer);
    lines.close();
  }
}
async function stop(child, gone) {
  child.kill("SIGTERM");
  const hard = setTimeout(() => {
    child.kill("SIGKILL");
  }, stopLimitMs);
  await gone;
  clearTimeout(hard);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  startSandboxProcess
});
//# sourceMappingURL=sandbox-process.js.map
