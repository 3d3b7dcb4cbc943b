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
var receive_webhook_exports = {};
__export(receive_webhook_exports, {
  receiveWebhook: () => receiveWebhook
});
module.exports = __toCommonJS(receive_webhook_exports);
var import_body = require("../../src/runtime/body.js");
var import_webhook_signature = require("../../src/systems/espocrm/webhook-signature.js");
var import_espocrm_events = require("./espocrm-events.js");
async function receiveWebhook(hub, req, { action, limitBytes }) {
  try {
    const body = await (0, import_body.readBody)(req, { limitBytes });
    (0, import_webhook_signature.verifyEspoSignature)(body, req.headers, hub.settings.espocrm.webhookSecrets);
    const read = (0, import_espocrm_events.readWebhook)(body, action, hub.effects.now().toString());
    hub.metrics.webhook("espocrm", read.refused.length === 0 ? "accepted" : "partly");
    return read;
  } catch (error) {
    hub.metrics.webhook("espocrm", "refused");
    throw error;
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  receiveWebhook
});
//# sourceMappingURL=receive-webhook.js.map
