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
var webhook_verify_exports = {};
__export(webhook_verify_exports, {
  default: () => register
});
module.exports = __toCommonJS(webhook_verify_exports);
var import_hub_error = require("../../src/hub/errors/hub-error.js");
var import_completeness = require("../../src/runtime/completeness.js");
var import_input = require("../../src/runtime/input.js");
var import_lease = require("../../src/runtime/lease.js");
var import_number_field = require("../../src/runtime/number-field.js");
var import_api_key = require("./api-key.js");
var import_receive_webhook = require("./receive-webhook.js");
var import_types = require("./types.js");
function register(RED) {
  RED.nodes.registerType("webhook-verify", function(config) {
    RED.nodes.createNode(this, config);
    const hub = (0, import_lease.useConfig)(RED, this, config.hub);
    const assertComplete = (0, import_completeness.requireComplete)(this, config, ["hub", "scheme", "action", "limitKiB"]);
    const limitBytes = 1024 * (0, import_number_field.numberField)(config.limitKiB, { fallback: Number(import_types.DEFAULTS.limitKiB), min: 1, max: 65536 });
    (0, import_input.onInput)(this, async (msg, send) => {
      assertComplete();
      const { req } = msg;
      if (!req) throw new import_hub_error.HubError("misconfigured", "webhook-verify: Die Nachricht kommt nicht von einem \u201Ehttp in\u201C.");
      const opened = await hub();
      if (config.scheme === "api-key") {
        msg.caller = (0, import_api_key.callerOf)(req.headers["x-api-key"], opened.settings.apiKeys);
      } else {
        const { events, refused } = await (0, import_receive_webhook.receiveWebhook)(opened, req, { action: config.action, limitBytes });
        msg.payload = events;
        msg.refused = refused;
      }
      send(msg);
    }, { showsWorking: false });
  });
}
//# sourceMappingURL=webhook-verify.js.map
