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
var api_key_exports = {};
__export(api_key_exports, {
  callerOf: () => callerOf
});
module.exports = __toCommonJS(api_key_exports);
var import_node_crypto = require("node:crypto");
var import_hub_error = require("../../src/hub/errors/hub-error.js");
function callerOf(sent, keys) {
  if (typeof sent !== "string") throw new import_hub_error.HubError("unauthorized", "Die Anfrage tr\xE4gt keinen X-API-Key.");
  const digest = digestOf(sent);
  let caller;
  for (const known2 of digestsOf(keys)) {
    if ((0, import_node_crypto.timingSafeEqual)(known2.digest, digest)) caller = known2.name;
  }
  if (caller === void 0) throw new import_hub_error.HubError("unauthorized", "Der X-API-Key ist unbekannt.");
  return caller;
}
const known = /* @__PURE__ */ new WeakMap();
function digestsOf(keys) {
  const digests = known.get(keys) ?? keys.map(({ name, key }) => ({ name, digest: digestOf(key) }));
  known.set(keys, digests);
  return digests;
}
const digestOf = (text) => (0, import_node_crypto.createHash)("sha256").update(text).digest();
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  callerOf
});
//# sourceMappingURL=api-key.js.map
