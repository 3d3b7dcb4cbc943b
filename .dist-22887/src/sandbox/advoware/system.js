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
var system_exports = {};
__export(system_exports, {
  createAdvoware: () => createAdvoware
});
module.exports = __toCommonJS(system_exports);
var import_node_path = require("node:path");
var import_faults = require("../http/faults.js");
var import_request_log = require("../http/request-log.js");
var import_state_file = require("../state/state-file.js");
var import_api = require("./api.js");
var import_appointment_routes = require("./appointment-routes.js");
var import_appointment_store = require("./appointment-store.js");
var import_beteiligte_routes = require("./beteiligte-routes.js");
var import_credentials = require("./credentials.js");
var import_other_routes = require("./other-routes.js");
var import_state = require("./state.js");
var import_store = require("./store.js");
var import_token = require("./token.js");
function createAdvoware(options) {
  const path = options.stateDir === void 0 ? void 0 : (0, import_node_path.join)(options.stateDir, "advoware.json");
  const kept = (0, import_state_file.loadState)(path);
  const state = kept === void 0 ? options.initial() : { ...(0, import_state.emptyAdvowareState)(), ...kept };
  const settings = { ...import_state.defaultAdvowareSettings, ...options.settings };
  const file = (0, import_state_file.openStateFile)(path, () => state);
  const changed = file.touch;
  const store = new import_store.AdvowareStore({ state, settings, clock: options.clock, changed });
  const appointments = new import_appointment_store.AppointmentStore({ state, clock: options.clock, changed });
  const tokens = new import_token.Tokens({ state, credentials: import_credentials.sandboxAdvowareCredentials, clock: options.clock, changed });
  return {
    credentials: import_credentials.sandboxAdvowareCredentials,
    store,
    appointments,
    state,
    settings,
    log: new import_request_log.RequestLog(),
    faults: new import_faults.Faults(),
    handle: (0, import_api.advowareApi)(tokens, [...(0, import_beteiligte_routes.beteiligteRoutes)(store), ...(0, import_appointment_routes.appointmentRoutes)(appointments), ...(0, import_other_routes.otherRoutes)(state, changed)]),
    expireTokens: () => tokens.expireAll(),
    flush: file.flush
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createAdvoware
});
//# sourceMappingURL=system.js.map
