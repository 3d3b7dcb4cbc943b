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
var login_request_exports = {};
__export(login_request_exports, {
  loginRequest: () => loginRequest
});
module.exports = __toCommonJS(login_request_exports);
var import_node_crypto = require("node:crypto");
function loginRequest(settings, nonce, now) {
  const timestamp = now.toString({ smallestUnit: "second" });
  return {
    AppID: settings.appId,
    Kanzlei: settings.kanzlei,
    Database: settings.database,
    User: settings.user,
    Role: settings.role,
    Product: settings.productId,
    Password: settings.password,
    Nonce: nonce,
    HMAC512Signature: signature(settings, nonce, timestamp),
    RequestTimeStampUtc: timestamp
  };
}
function signature({ productId, appId, apiKey }, nonce, timestamp) {
  return (0, import_node_crypto.createHmac)("sha512", Buffer.from(apiKey, "base64")).update(`${productId}:${appId}:${nonce}:${timestamp}`).digest("base64");
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  loginRequest
});
//# sourceMappingURL=login-request.js.map
