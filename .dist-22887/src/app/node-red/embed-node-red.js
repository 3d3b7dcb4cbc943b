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
var embed_node_red_exports = {};
__export(embed_node_red_exports, {
  embedNodeRed: () => embedNodeRed
});
module.exports = __toCommonJS(embed_node_red_exports);
var import_node_module = require("node:module");
var import_node_path = require("node:path");
var import_promises = require("node:timers/promises");
var import_node_red = __toESM(require("node-red"));
var import_hub_error = require("../../hub/errors/hub-error.js");
var import_node_red_log_handler = require("../../hub/log/node-red-log-handler.js");
var import_flow_storage = require("../flow-storage/flow-storage.js");
var import_admin_guard = require("../http/admin-guard.js");
var import_errors = require("../http/errors.js");
var import_node_middleware = require("../http/node-middleware.js");
const flowsLimitMs = 3e4;
const stopLimitMs = 5e3;
async function embedNodeRed({ door, hub, vitals, projectRoot }) {
  const { settings, log } = hub;
  const hasLogin = settings.editor.users.length > 0;
  const hasEditor = hasLogin || (0, import_admin_guard.isLoopback)(settings.http.host);
  const nodeRedSettings = readSettingsFile(projectRoot)({
    projectRoot,
    settings,
    logHandler: (0, import_node_red_log_handler.nodeRedLogHandler)(log),
    adminGuard: (0, import_admin_guard.adminGuard)({ hasLogin }),
    nodeMiddleware: import_node_middleware.nodeMiddleware,
    storage: (0, import_flow_storage.flowStorage)({ flowsDir: settings.flowsDir, stateDir: (0, import_node_path.join)(settings.varDir, "node-red") })
  });
  import_node_red.default.init(door.server, nodeRedSettings);
  if (hasEditor) door.app.use(nodeRedSettings.httpAdminRoot, import_node_red.default.httpAdmin);
  else log.warn("editor_off", { reason: "HOST is not this machine and EDITOR_USERS is empty" });
  if (settings.mode === "sandbox" && hasEditor) door.app.get("/", (_req, res) => {
    res.redirect(302, `${nodeRedSettings.httpAdminRoot}/`);
  });
  door.app.use(nodeRedSettings.httpNodeRoot, import_node_red.default.httpNode);
  door.app.use(import_errors.notFound);
  door.app.use((0, import_errors.failed)(log));
  const flows = watchFlows(vitals);
  await import_node_red.default.start();
  await Promise.race([flows.settled, (0, import_promises.setTimeout)(flowsLimitMs, void 0, { ref: false })]);
  if (vitals.flows.state !== "up") log.error("flows_not_started", { reason: vitals.flows.reason ?? "no answer" });
  return {
    hasEditor,
    async stop() {
      await Promise.race([import_node_red.default.stop(), (0, import_promises.setTimeout)(stopLimitMs, void 0, { ref: false })]);
    }
  };
}
function readSettingsFile(projectRoot) {
  const exported = (0, import_node_module.createRequire)((0, import_node_path.join)(projectRoot, "package.json"))("./settings.js");
  if (typeof exported !== "function") throw new import_hub_error.HubError("misconfigured", "settings.js gibt keine Funktion heraus.");
  return exported;
}
function watchFlows(vitals) {
  let settle;
  const settled = new Promise((resolve) => {
    settle = resolve;
  });
  import_node_red.default.events.on("runtime-event", (event) => {
    const flows = event.id === "runtime-state" ? stateOf(event.payload) : void 0;
    if (flows === void 0) return;
    vitals.flows = flows;
    settle();
  });
  return { settled };
}
function stateOf(payload) {
  if (payload?.error !== void 0) return { state: "down", reason: payload.error };
  if (payload?.state === "start") return { state: "up" };
  return payload?.state === "stop" && payload.deploy !== true ? { state: "down", reason: "stopped" } : void 0;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  embedNodeRed
});
//# sourceMappingURL=embed-node-red.js.map
