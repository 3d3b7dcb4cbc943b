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
var advoware_request_exports = {};
__export(advoware_request_exports, {
  default: () => register
});
module.exports = __toCommonJS(advoware_request_exports);
var import_completeness = require("../../src/runtime/completeness.js");
var import_input = require("../../src/runtime/input.js");
var import_lease = require("../../src/runtime/lease.js");
var import_number_field = require("../../src/runtime/number-field.js");
var import_proxy = require("./proxy.js");
var import_request = require("./request.js");
var import_types = require("./types.js");
function register(RED) {
  RED.nodes.registerType("advoware-request", function(config) {
    RED.nodes.createNode(this, config);
    const account = (0, import_lease.useConfig)(RED, this, config.advoware);
    const assertComplete = (0, import_completeness.requireComplete)(this, config, ["advoware", "mode"]);
    const prefixes = listOf(config.prefix);
    const limitBytes = 1024 * (0, import_number_field.numberField)(config.limitKiB, { fallback: Number(import_types.DEFAULTS.limitKiB), min: 1, max: 65536 });
    if (config.mode === "proxy") {
      (0, import_input.onInput)(this, async (msg, send) => {
        assertComplete();
        const statusCode = await (0, import_proxy.proxy)(await account(), msg, { prefixes, limitBytes });
        if (statusCode === void 0) return;
        msg.statusCode = statusCode;
        send(msg);
      }, { showsWorking: false });
      return;
    }
    (0, import_input.onInput)(this, async (msg, send) => {
      assertComplete();
      const { statusCode, body } = await (await account()).advoware.request((0, import_request.requestOf)(msg, config));
      msg.payload = body;
      msg.statusCode = statusCode;
      send(msg);
    });
  });
}
const listOf = (prefix) => (typeof prefix === "string" ? prefix.split(",") : prefix).map((part) => part.trim().replace(/\/+$/, "")).filter((part) => part !== "");
//# sourceMappingURL=advoware-request.js.map
