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
var transport_fault_exports = {};
__export(transport_fault_exports, {
  TransportFault: () => TransportFault,
  transportFault: () => transportFault
});
module.exports = __toCommonJS(transport_fault_exports);
class TransportFault extends Error {
  name = "TransportFault";
  kind;
  constructor(kind, code) {
    super(code === void 0 ? kind : `${kind} (${code})`);
    this.kind = kind;
  }
}
const beforeSending = /* @__PURE__ */ new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EAI_FAIL",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
  "ENOENT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "ERR_TLS_CERT_ALTNAME_INVALID"
]);
function transportFault(error) {
  if (error instanceof TransportFault) return error;
  const { code, syscall, message } = error;
  if (error instanceof AggregateError && error.errors.every((one) => transportFault(one).kind === "not_sent")) return new TransportFault("not_sent", code);
  if (code !== void 0 && (beforeSending.has(code) || code === "ETIMEDOUT" && syscall === "connect")) return new TransportFault("not_sent", code);
  if (code === "ETIMEDOUT" || code === "ECONNABORTED" || code === "ESOCKETTIMEDOUT") return new TransportFault("timeout", code);
  if (message?.startsWith("maxContentLength") === true) return new TransportFault("too_large", code);
  if (message?.includes("aborted") === true) return new TransportFault("truncated", code);
  return new TransportFault("broken", code);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  TransportFault,
  transportFault
});
//# sourceMappingURL=transport-fault.js.map
