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
var account_settings_exports = {};
__export(account_settings_exports, {
  accountSettings: () => accountSettings
});
module.exports = __toCommonJS(account_settings_exports);
var import_number_field = require("../../src/runtime/number-field.js");
function accountSettings(settings, config, credentials) {
  const anyNumber = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER };
  return {
    ...settings,
    baseUrl: withSlash(config.baseUrl || settings.baseUrl),
    tokenUrl: config.tokenUrl || settings.tokenUrl,
    productId: (0, import_number_field.numberField)(config.productId, { ...anyNumber, fallback: settings.productId }),
    appId: config.appId || settings.appId,
    kanzlei: config.kanzlei || settings.kanzlei,
    database: config.database || settings.database,
    user: config.user || settings.user,
    role: (0, import_number_field.numberField)(config.role, { ...anyNumber, fallback: settings.role }),
    apiKey: filled(credentials.apiKey) ?? settings.apiKey,
    password: filled(credentials.password) ?? settings.password
  };
}
const filled = (text) => text === "" ? void 0 : text;
const withSlash = (url) => url.endsWith("/") ? url : `${url}/`;
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  accountSettings
});
//# sourceMappingURL=account-settings.js.map
