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
var credentials_exports = {};
__export(credentials_exports, {
  sandboxEspoCredentials: () => sandboxEspoCredentials
});
module.exports = __toCommonJS(credentials_exports);
const sandboxEspoCredentials = {
  apiKey: "5a4d626f78736b657966756572686f62",
  userId: "66f0a1b2c3d400001",
  notifyUserId: "66f0a1b2c3d400002",
  staffUserId: "66f0a1b2c3d400003",
  adminUserId: "66f0a1b2c3d400005",
  staffPassword: "sandbox-passwort"
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  sandboxEspoCredentials
});
//# sourceMappingURL=credentials.js.map
