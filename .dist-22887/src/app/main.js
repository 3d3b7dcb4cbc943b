"use strict";
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
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
var import_node_path = require("node:path");
var import_hub_error = require("../hub/errors/hub-error.js");
var import_pino_log = require("../hub/log/pino-log.js");
var import_read_settings = require("../hub/settings/read-settings.js");
var import_settings_error = require("../hub/settings/settings-error.js");
var import_shutdown = require("./lifecycle/shutdown.js");
var import_signals = require("./lifecycle/signals.js");
var import_environment = require("./process/environment.js");
var import_project_root = require("./project-root.js");
var import_first_sync = require("./sandbox/first-sync.js");
var import_greeting = require("./sandbox/greeting.js");
var import_sandbox_environment = require("./sandbox/sandbox-environment.js");
var import_sandbox_process = require("./sandbox/sandbox-process.js");
var import_lay_ground = require("./lay-ground.js");
const loadStart = async () => (await import("./start-hub.js")).startHub;
async function main() {
  const begun = performance.now();
  const root = (0, import_project_root.projectRoot)();
  (0, import_environment.addDotEnv)(process.env, root);
  const mode = (0, import_environment.modeOf)(process.env);
  const read = () => (0, import_read_settings.readSettings)(process.env, { mode, projectRoot: root });
  const settings = read();
  const log = (0, import_pino_log.pinoLog)({ level: settings.logLevel });
  const end = (0, import_shutdown.shutdown)(log);
  (0, import_signals.listenForTheEnd)(end, log);
  const start = { settings, read, end, log, root, begun };
  const started = mode === "sandbox" ? startWithSandbox(start) : startProduction(start);
  end.after(started);
  await started.catch((error) => {
    tellFailure(error);
    end.begin("start failed", exitCodeOf(error));
  });
}
async function startProduction({ settings, end, log, root, begun }) {
  const ground = await (0, import_lay_ground.layGround)(settings, end);
  const startHub = await loadStart();
  tellReady(log, settings, await startHub({ settings, ground, end, log, projectRoot: root }), begun);
}
async function startWithSandbox({ settings, read, end, log, root, begun }) {
  process.stdout.write(`${import_greeting.sandboxWarning}
`);
  const ground = await (0, import_lay_ground.layGround)(settings, end);
  const [sandbox, startHub] = await Promise.all([(0, import_sandbox_process.startSandboxProcess)((0, import_node_path.join)(settings.varDir, "sandbox"), __dirname), loadStart()]);
  end.before("sandbox", () => sandbox.stop());
  void sandbox.gone.then(() => {
    if (!end.signal.aborted) log.error("sandbox_gone");
  });
  const filled = await fillEnvironment(sandbox, read, log);
  const started = await startHub({ settings: filled, ground, end, log, projectRoot: root });
  tellReady(log, filled, started, begun);
  const syncBegun = performance.now();
  const results = await (0, import_first_sync.firstSync)(started.hub, end.signal);
  if (end.signal.aborted) return;
  process.stdout.write((0, import_greeting.greeting)({
    settings: filled,
    connection: sandbox.connection,
    hasEditor: started.nodeRed.hasEditor,
    results,
    seconds: (performance.now() - syncBegun) / 1e3
  }));
}
async function fillEnvironment({ connection }, read, log) {
  const ownCrm = (process.env["ESPOCRM_API_BASE_URL"] ?? "") !== "";
  (0, import_environment.addMissing)(process.env, (0, import_sandbox_environment.sandboxVariables)(connection));
  if (!ownCrm) (0, import_environment.addMissing)(process.env, { ESPOCRM_WEBHOOK_SECRETS: await (0, import_sandbox_environment.sandboxWebhookSecrets)(read(), log) });
  return read();
}
function tellReady(log, settings, { nodeRed }, begun) {
  log.info("ready", {
    ready: true,
    mode: settings.mode,
    url: `http://${settings.http.host}:${settings.http.port}`,
    editor: nodeRed.hasEditor,
    writeProtection: settings.advoware.writeProtection,
    startMs: Math.round(performance.now() - begun)
  });
}
function tellFailure(error) {
  const text = error instanceof import_hub_error.HubError ? error.message : error instanceof Error ? error.stack ?? error.message : String(error);
  process.stderr.write(`
${text}

`);
}
function exitCodeOf(error) {
  return error instanceof import_settings_error.SettingsError ? 78 : 1;
}
main().catch((error) => {
  tellFailure(error);
  process.exit(exitCodeOf(error));
});
//# sourceMappingURL=main.js.map
