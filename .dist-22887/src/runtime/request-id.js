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
var request_id_exports = {};
__export(request_id_exports, {
  requestId: () => requestId
});
module.exports = __toCommonJS(request_id_exports);
var import_node_crypto = require("node:crypto");
const headerNames = ["x-request-id", "x-correlation-id", "kong-request-id", "x-kong-request-id"];
const acceptable = /^[\w.:-]{1,128}$/;
function requestId(req) {
  for (const name of headerNames) {
    const value = req?.headers[name];
    if (typeof value === "string" && acceptable.test(value)) return value;
  }
  return (0, import_node_crypto.randomUUID)();
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  requestId
});
//# sourceMappingURL=request-id.js.map
