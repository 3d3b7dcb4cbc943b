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
var internal_address_exports = {};
__export(internal_address_exports, {
  isInternal: () => isInternal
});
module.exports = __toCommonJS(internal_address_exports);
function isInternal(hostname) {
  const host = hostname.replace(/^\[|\]$/gu, "").toLowerCase();
  if (host === "localhost" || host === "::1" || /^f[cd]/u.test(host) || host.startsWith("fe80:")) return true;
  if (/^(127|10|0)\./u.test(host) || host.startsWith("192.168.") || /^172\.(1[6-9]|2\d|3[01])\./u.test(host) || host.startsWith("169.254.")) return true;
  return !host.includes(".") && !host.includes(":");
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  isInternal
});
//# sourceMappingURL=internal-address.js.map
