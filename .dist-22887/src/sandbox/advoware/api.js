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
var api_exports = {};
__export(api_exports, {
  advowareApi: () => advowareApi,
  refusalReply: () => refusalReply
});
module.exports = __toCommonJS(api_exports);
var import_exchange = require("../http/exchange.js");
var import_route = require("../http/route.js");
var import_refusal = require("./refusal.js");
const TOKEN_PATH = "/api/v1/Token";
function advowareApi(tokens, routes) {
  return async (request) => {
    try {
      return await answer(tokens, routes, request);
    } catch (error) {
      if (error instanceof import_refusal.Refusal) return refusalReply(error);
      throw error;
    }
  };
}
function refusalReply(refusal) {
  const headers = refusal.status === 401 ? { "WWW-Authenticate": "Bearer" } : {};
  return (0, import_exchange.json)(refusal.status, { status: refusal.status, message: refusal.message }, headers);
}
async function answer(tokens, routes, request) {
  if (request.path.toLowerCase() === TOKEN_PATH.toLowerCase()) {
    if (request.method !== "POST") return (0, import_exchange.json)(405, { status: 405, message: "Nur POST." }, { Allow: "POST" });
    return tokens.issue(request);
  }
  tokens.require(request);
  const route = (0, import_route.findRoute)(routes, request.method, request.path);
  switch (route.kind) {
    case "found":
      return route.handle(request, route.parameters);
    case "wrong-method":
      return (0, import_exchange.json)(405, { status: 405, message: "Diese Methode gibt es hier nicht." }, { Allow: route.allowed.join(", ") });
    case "none":
      throw new import_refusal.Refusal(404, `${request.path} gibt es nicht.`);
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  advowareApi,
  refusalReply
});
//# sourceMappingURL=api.js.map
