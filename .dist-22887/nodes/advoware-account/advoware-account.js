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
var advoware_account_exports = {};
__export(advoware_account_exports, {
  default: () => register
});
module.exports = __toCommonJS(advoware_account_exports);
var import_completeness = require("../../src/runtime/completeness.js");
var import_lease = require("../../src/runtime/lease.js");
var import_node_fault = require("../../src/runtime/node-fault.js");
var import_create_advoware = require("../../src/systems/advoware/create-advoware.js");
var import_account_settings = require("./account-settings.js");
function register(RED) {
  RED.nodes.registerType("advoware-account", function(config) {
    RED.nodes.createNode(this, config);
    const hubNode = (0, import_lease.providerOf)(RED, config.hub);
    const { credentials } = this;
    const faulty = (0, import_completeness.faultyFields)({ ...config, ...credentials }, ["hub"]);
    if (!hubNode || faulty.length > 0) this.warn(`advoware-account: Unvollst\xE4ndig eingerichtet, bitte pr\xFCfen: ${faulty.join(", ") || "hub"}`);
    (0, import_lease.provide)(this, async () => {
      if (!hubNode || faulty.length > 0) throw new import_node_fault.NodeFault("misconfigured", `advoware-account: Bitte pr\xFCfen: ${faulty.join(", ") || "hub"}`);
      const lease = await hubNode.lease();
      const hub = lease.value;
      const advoware = (0, import_create_advoware.createAdvoware)({ settings: (0, import_account_settings.accountSettings)(hub.settings.advoware, config, credentials), effects: hub.effects, cache: hub.cache, log: hub.log });
      return {
        value: { hub, advoware },
        async close() {
          advoware.close();
          await lease.release();
        }
      };
    });
  }, { credentials: { apiKey: { type: "password" }, password: { type: "password" } } });
}
//# sourceMappingURL=advoware-account.js.map
