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
var admin_guard_exports = {};
__export(admin_guard_exports, {
  adminGuard: () => adminGuard,
  isLoopback: () => isLoopback
});
module.exports = __toCommonJS(admin_guard_exports);
var import_hub_error = require("../../hub/errors/hub-error.js");
var import_errors = require("./errors.js");
function adminGuard({ hasLogin }) {
  return (req, res, next) => {
    res.setHeader("X-Content-Type-Options", "nosniff");
    res.setHeader("X-Frame-Options", "SAMEORIGIN");
    res.setHeader("Referrer-Policy", "same-origin");
    if (hasLogin || isThisMachine(req.headers.host)) next();
    else (0, import_errors.answerError)(res, new import_hub_error.HubError("forbidden", "Der Editor der Sandbox ist nur auf diesem Rechner zu erreichen."));
  };
}
function isLoopback(host) {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}
function isThisMachine(header) {
  return isLoopback((header ?? "").replace(/:\d+$/, ""));
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  adminGuard,
  isLoopback
});
//# sourceMappingURL=admin-guard.js.map
