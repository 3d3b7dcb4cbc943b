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
var sandbox_exports = {};
__export(sandbox_exports, {
  startSandbox: () => startSandbox
});
module.exports = __toCommonJS(sandbox_exports);
var import_employees = require("./advoware/employees.js");
var import_state = require("./advoware/state.js");
var import_system = require("./advoware/system.js");
var import_clock = require("./clock.js");
var import_advoware_control = require("./control/advoware-control.js");
var import_espocrm_control = require("./control/espocrm-control.js");
var import_advoware_data = require("./data/advoware-data.js");
var import_espocrm_data = require("./data/espocrm-data.js");
var import_system2 = require("./espocrm/system.js");
var import_start = require("./google/start.js");
var import_system3 = require("./google/system.js");
var import_server = require("./http/server.js");
var import_ports = require("./state/ports.js");
const TEN_MINUTES = 6e5;
async function startSandbox(options = {}) {
  const clock = options.clock ?? import_clock.systemClock;
  const { stateDir } = options;
  const isFirm = options.data === "firm";
  const advoware = (0, import_system.createAdvoware)({ clock, stateDir, initial: () => isFirm ? (0, import_advoware_data.firmInAdvoware)(clock()) : (0, import_state.emptyAdvowareState)(), settings: options.advowareSettings });
  const espocrm = (0, import_system2.createEspo)({
    clock,
    stateDir,
    settings: options.espocrmSettings,
    webhookRetryMs: options.webhookRetryMs ?? TEN_MINUTES,
    initial: () => isFirm ? (0, import_espocrm_data.firmInCrm)(clock()) : (0, import_espocrm_data.emptyFirmInCrm)(clock())
  });
  const google = (0, import_system3.createGoogle)({ clock, stateDir, settings: options.googleSettings });
  advoware.flush();
  espocrm.flush();
  const servers = await startServers(options, { advoware, espocrm, google }, clock);
  const stop = new AbortController();
  const timer = options.webhookIntervalMs === void 0 ? void 0 : setInterval(() => espocrm.queue.tick(stop.signal), options.webhookIntervalMs);
  const close = async () => {
    clearInterval(timer);
    stop.abort();
    await servers.close();
    advoware.flush();
    espocrm.flush();
  };
  return { connection: servers.connection, advoware, espocrm, google, flushWebhooks: () => espocrm.queue.drain(stop.signal), close };
}
async function startServers(options, { advoware, espocrm, google }, clock) {
  const last = (0, import_ports.lastPorts)(options.stateDir);
  const origins = { advoware: "", espocrm: "", google: "" };
  const info = (self) => () => ({ self, ...origins });
  const http = (system) => ({ handle: system.handle, log: system.log, faults: system.faults, clock });
  const first = await (0, import_server.startServer)({ ...http(advoware), control: (0, import_advoware_control.advowareControl)(advoware, info("advoware")) }, wanted(options.ports?.advoware, last.advoware));
  const second = await (0, import_server.startServer)({ ...http(espocrm), control: (0, import_espocrm_control.espoControl)(espocrm, info("espocrm")) }, wanted(options.ports?.espocrm, last.espocrm));
  const third = await (0, import_start.serveGoogle)(google, wanted(options.ports?.google, last.google), clock, () => ({ ...info("google")(), employees: import_employees.employees }));
  (0, import_ports.rememberPorts)(options.stateDir, { advoware: first.port, espocrm: second.port, google: third.port });
  Object.assign(origins, { advoware: `http://127.0.0.1:${first.port}/`, espocrm: `http://127.0.0.1:${second.port}/`, google: google.origin() });
  const close = async () => {
    await Promise.all([first.close(), second.close(), third.close()]);
  };
  return { connection: connectionTo(origins, { advoware, espocrm, google }), close };
}
function wanted(port, last) {
  return port === void 0 || port === 0 ? [last] : [port];
}
function connectionTo(origins, { advoware, espocrm, google }) {
  const { apiKey, userId, notifyUserId } = espocrm.credentials;
  return {
    advoware: { url: origins.advoware, tokenUrl: `${origins.advoware}api/v1/Token`, ...advoware.credentials },
    espocrm: { url: `${origins.espocrm}api/v1`, apiKey, userId, notifyUserId },
    google: google.connection()
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  startSandbox
});
//# sourceMappingURL=sandbox.js.map
