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
var ports_exports = {};
__export(ports_exports, {
  lastPorts: () => lastPorts,
  rememberPorts: () => rememberPorts
});
module.exports = __toCommonJS(ports_exports);
var import_node_path = require("node:path");
var import_state_file = require("./state-file.js");
function lastPorts(stateDir) {
  const known = (0, import_state_file.loadState)(portsFile(stateDir));
  return { advoware: known?.advoware ?? 0, espocrm: known?.espocrm ?? 0, google: known?.google ?? 0 };
}
function rememberPorts(stateDir, ports) {
  (0, import_state_file.openStateFile)(portsFile(stateDir), () => ports).flush();
}
function portsFile(stateDir) {
  return stateDir === void 0 ? void 0 : (0, import_node_path.join)(stateDir, "ports.json");
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  lastPorts,
  rememberPorts
});
//# sourceMappingURL=ports.js.map
