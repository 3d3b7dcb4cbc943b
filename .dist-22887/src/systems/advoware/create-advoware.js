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
var create_advoware_exports = {};
__export(create_advoware_exports, {
  createAdvoware: () => createAdvoware
});
module.exports = __toCommonJS(create_advoware_exports);
var import_api = require("./api.js");
var import_appointments_client = require("./appointments-client.js");
var import_beteiligte_client = require("./beteiligte-client.js");
var import_employees = require("./employees.js");
var import_forward = require("./forward.js");
var import_kommunikation_client = require("./kommunikation-client.js");
var import_request = require("./request.js");
var import_wire = require("./wire.js");
function createAdvoware(parts) {
  const { baseUrl, paths, writeProtection } = parts.settings;
  const wire = (0, import_wire.createWire)(parts);
  const api = (0, import_api.createApi)(wire, baseUrl);
  return {
    writeProtected: writeProtection,
    ...(0, import_beteiligte_client.createBeteiligteClient)(api, paths.beteiligte),
    ...(0, import_kommunikation_client.createKommunikationClient)(api, paths.beteiligte),
    ...(0, import_appointments_client.createAppointmentsClient)(api, paths.appointments),
    ...(0, import_employees.createEmployeesClient)(api, paths.employees),
    request: (0, import_request.createRequest)(api, baseUrl),
    forward: (0, import_forward.createForward)(wire, baseUrl),
    close: () => {
      wire.close();
    }
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createAdvoware
});
//# sourceMappingURL=create-advoware.js.map
