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
var webhook_signature_exports = {};
__export(webhook_signature_exports, {
  checkEspoSignature: () => checkEspoSignature,
  verifyEspoSignature: () => verifyEspoSignature
});
module.exports = __toCommonJS(webhook_signature_exports);
var import_node_crypto = require("node:crypto");
var import_hub_error = require("../../hub/errors/hub-error.js");
function verifyEspoSignature(rawBody, headers, secrets) {
  const check = checkEspoSignature(rawBody, headers, secrets);
  if (check.kind === "valid") return check.webhookId;
  throw new import_hub_error.HubError("unauthorized", "Die Signatur des EspoCRM-Webhooks fehlt oder stimmt nicht: Secret in ESPOCRM_WEBHOOK_SECRETS pr\xFCfen.");
}
function checkEspoSignature(rawBody, headers, secrets) {
  const header = headers["signature"] ?? headers["x-signature"];
  if (header === void 0) return { kind: "missing" };
  const claim = typeof header === "string" ? parseClaim(header, headers["signature"] === void 0 ? "raw" : "hex") : void 0;
  if (!claim) return { kind: "malformed" };
  const candidates = secrets.filter(({ webhookId }) => webhookId === claim.webhookId);
  if (candidates.length === 0) return { kind: "unknown_webhook" };
  const fits = candidates.filter(({ secret }) => (0, import_node_crypto.timingSafeEqual)((0, import_node_crypto.createHmac)("sha256", secret).update(rawBody).digest(), claim.digest));
  return fits.length > 0 ? { kind: "valid", webhookId: claim.webhookId } : { kind: "wrong" };
}
function parseClaim(header, form) {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(header)) return void 0;
  const bytes = Buffer.from(header, "base64");
  const colon = bytes.indexOf(58);
  if (colon < 1) return void 0;
  const webhookId = bytes.toString("latin1", 0, colon);
  const rest = bytes.subarray(colon + 1);
  if (form === "hex" && !/^[0-9a-f]{64}$/i.test(rest.toString("latin1"))) return void 0;
  const digest = form === "hex" ? Buffer.from(rest.toString("latin1"), "hex") : rest;
  return digest.length === 32 ? { webhookId, digest } : void 0;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  checkEspoSignature,
  verifyEspoSignature
});
//# sourceMappingURL=webhook-signature.js.map
