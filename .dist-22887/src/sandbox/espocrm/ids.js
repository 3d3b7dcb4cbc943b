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
var ids_exports = {};
__export(ids_exports, {
  newId: () => newId
});
module.exports = __toCommonJS(ids_exports);
var import_node_crypto = require("node:crypto");
function newId(epochMilliseconds) {
  const time = Math.floor(epochMilliseconds / 1e3).toString(16).padStart(8, "0").slice(-8);
  return time + (0, import_node_crypto.randomBytes)(5).toString("hex").slice(0, 9);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  newId
});
//# sourceMappingURL=ids.js.map
