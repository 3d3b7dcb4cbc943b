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
var actor_exports = {};
__export(actor_exports, {
  mayDo: () => mayDo,
  requireRight: () => requireRight
});
module.exports = __toCommonJS(actor_exports);
var import_errors = require("./errors.js");
const NEVER_FOR_API = /* @__PURE__ */ new Set(["Notification.create", "Notification.edit", "Notification.delete", "User.create", "User.edit", "User.delete"]);
function mayDo(settings, actor, type, action) {
  if (actor.type === "admin") return true;
  if (NEVER_FOR_API.has(`${type}.${action}`)) return false;
  return actor.type !== "api" || !settings.forbidden.includes(`${type}.${action}`);
}
function requireRight(settings, actor, type, action) {
  if (!mayDo(settings, actor, type, action)) throw new import_errors.EspoError(403, `No ${action} access.`);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  mayDo,
  requireRight
});
//# sourceMappingURL=actor.js.map
