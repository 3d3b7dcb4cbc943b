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
var webhook_sender_exports = {};
__export(webhook_sender_exports, {
  postWebhook: () => postWebhook,
  signatureHeaders: () => signatureHeaders
});
module.exports = __toCommonJS(webhook_sender_exports);
var import_node_crypto = require("node:crypto");
var import_node_http = require("node:http");
var import_node_https = require("node:https");
const TIMEOUT_MS = 1e4;
function signatureHeaders(webhook, rawBody) {
  const digest = (0, import_node_crypto.createHmac)("sha256", webhook.secretKey).update(rawBody).digest();
  const prefix = Buffer.from(`${webhook.id}:`);
  return {
    signature: Buffer.concat([prefix, Buffer.from(digest.toString("hex"))]).toString("base64"),
    "x-signature": Buffer.concat([prefix, digest]).toString("base64")
  };
}
function postWebhook(webhook, items, signal) {
  const body = JSON.stringify(items);
  const url = new URL(webhook.url);
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  const options = {
    method: "POST",
    headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...signatureHeaders(webhook, body), accept: "*/*" },
    signal: signal === void 0 ? limit : AbortSignal.any([signal, limit])
  };
  return new Promise((resolve) => {
    const request = (url.protocol === "https:" ? import_node_https.request : import_node_http.request)(url, options, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
      response.once("error", () => resolve(limit.aborted ? 408 : 0));
    });
    request.once("error", () => resolve(limit.aborted ? 408 : 0));
    request.end(body);
  });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  postWebhook,
  signatureHeaders
});
//# sourceMappingURL=webhook-sender.js.map
