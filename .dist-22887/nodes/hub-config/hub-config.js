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
var hub_config_exports = {};
__export(hub_config_exports, {
  default: () => register
});
module.exports = __toCommonJS(hub_config_exports);
var import_lease_hub = require("../../src/hub/lease-hub.js");
var import_lease = require("../../src/runtime/lease.js");
function register(RED) {
  RED.nodes.registerType("hub-config", function(config) {
    RED.nodes.createNode(this, config);
    (0, import_lease.provide)(this, async () => {
      const lease = await (0, import_lease_hub.leaseHub)();
      return { value: lease.hub, close: () => lease.release() };
    });
  });
}
//# sourceMappingURL=hub-config.js.map
