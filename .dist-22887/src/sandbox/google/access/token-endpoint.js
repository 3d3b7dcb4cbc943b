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
var token_endpoint_exports = {};
__export(token_endpoint_exports, {
  tokenEndpoint: () => tokenEndpoint
});
module.exports = __toCommonJS(token_endpoint_exports);
var import_exchange = require("../../http/exchange.js");
var import_assertion = require("./assertion.js");
const JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
function tokenEndpoint(store, tokens, key) {
  return (request) => {
    const form = new URLSearchParams(request.body.toString("utf8"));
    if (form.get("grant_type") !== JWT_BEARER) return refusal(400, "unsupported_grant_type", "Invalid grant_type");
    const result = (0, import_assertion.checkAssertion)(form.get("assertion") ?? "", key, Math.floor(store.clock() / 1e3));
    if (result.kind === "bad") return refusal(400, result.error, result.description);
    const { sub, scope } = result.claims;
    if (sub !== void 0 && sub !== key.client_email && !store.settings.delegation) {
      return refusal(401, "unauthorized_client", "Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.");
    }
    const user = sub ?? key.client_email;
    request.caller = user;
    return (0, import_exchange.json)(200, { access_token: tokens.issue(user, scope.trim().split(/\s+/u)), expires_in: store.settings.tokenSeconds - 1, token_type: "Bearer" });
  };
}
function refusal(status, error, description) {
  return (0, import_exchange.json)(status, { error, error_description: description });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  tokenEndpoint
});
//# sourceMappingURL=token-endpoint.js.map
