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
var start_exports = {};
__export(start_exports, {
  serveGoogle: () => serveGoogle
});
module.exports = __toCommonJS(start_exports);
var import_server = require("../http/server.js");
var import_control = require("./control.js");
async function serveGoogle(system, ports, clock, info = () => ({})) {
  const { handle, log, faults } = system;
  const server = await (0, import_server.startServer)({ handle, log, faults, clock, control: (0, import_control.googleControl)(system, info) }, ports);
  system.listensAt(`http://127.0.0.1:${server.port}/`);
  const close = async () => {
    system.push.close();
    await server.close();
    system.flush();
  };
  return { port: server.port, close };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  serveGoogle
});
//# sourceMappingURL=start.js.map
