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
var special_rules_exports = {};
__export(special_rules_exports, {
  checkEntity: () => checkEntity,
  prepare: () => prepare
});
module.exports = __toCommonJS(special_rules_exports);
var import_errors = require("./errors.js");
function prepare(type, body) {
  return type === "Note" ? { ...body, type: "Post" } : body;
}
function checkEntity(type, attributes, channels) {
  if (type !== "Lead") return;
  const named = ["firstName", "lastName", "accountName"].some((attribute) => (attributes[attribute] ?? null) !== null);
  const reachable = [channels.email, channels.phone].some((value) => typeof value === "string") || (channels.emails?.length ?? 0) > 0 || (channels.phones?.length ?? 0) > 0;
  if (!named && !reachable) throw (0, import_errors.validationFailure)("Lead", "name", "required");
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  checkEntity,
  prepare
});
//# sourceMappingURL=special-rules.js.map
