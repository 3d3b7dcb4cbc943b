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
var forward_headers_exports = {};
__export(forward_headers_exports, {
  headersToAdvoware: () => headersToAdvoware,
  headersToCaller: () => headersToCaller
});
module.exports = __toCommonJS(forward_headers_exports);
const hopByHop = ["connection", "keep-alive", "proxy-connection", "proxy-authenticate", "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade"];
const otherMethods = ["x-http-method-override", "x-http-method", "x-method-override"];
const callersOwn = /* @__PURE__ */ new Set([...hopByHop, ...otherMethods, "host", "content-length", "expect", "cookie", "authorization", "x-api-key", "forwarded", "x-real-ip"]);
const advowaresOwn = /* @__PURE__ */ new Set([...hopByHop, "set-cookie", "authorization", "x-api-key", "strict-transport-security", "alt-svc"]);
function headersToAdvoware(headers) {
  const kept = {};
  const named = namedInConnection(headers["connection"]);
  for (const name in headers) {
    const value = headers[name];
    if (value === void 0 || callersOwn.has(name) || name.startsWith("x-forwarded-") || named?.has(name) === true) continue;
    kept[name] = typeof value === "string" ? value : [...value];
  }
  return kept;
}
function headersToCaller(headers) {
  const kept = {};
  const named = namedInConnection(headers["connection"]);
  for (const name in headers) {
    const value = headers[name];
    if (value === void 0 || advowaresOwn.has(name) || named?.has(name) === true) continue;
    kept[name] = typeof value === "string" ? value : value.join(", ");
  }
  return kept;
}
function namedInConnection(value) {
  if (value === void 0 || value === "keep-alive" || value === "close") return void 0;
  return new Set(String(value).split(",").map((name) => name.trim().toLowerCase()));
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  headersToAdvoware,
  headersToCaller
});
//# sourceMappingURL=forward-headers.js.map
