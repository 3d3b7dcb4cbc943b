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
  sandboxAdvowareCredentials: () => sandboxAdvowareCredentials
});
module.exports = __toCommonJS(credentials_exports);
const sandboxAdvowareCredentials = {
  productId: "64",
  appId: "sandbox-6f1c2f0e-5d0a-4c54-9a37-2b8f7f1f0a11",
  apiKey: Buffer.from("sandbox: invented key, good for nothing outside of this stand-in").toString("base64"),
  kanzlei: "lindner-sandbox",
  database: "sandbox",
  user: "hub",
  role: "2",
  password: "sandbox-passwort"
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  sandboxAdvowareCredentials
});
//# sourceMappingURL=credentials.js.map
