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
var keys_exports = {};
__export(keys_exports, {
  keyOf: () => keyOf,
  toEspoValue: () => toEspoValue
});
module.exports = __toCommonJS(keys_exports);
var import_email_address = require("./email-address.js");
var import_phone_number = require("./phone-number.js");
function keyOf(medium, raw) {
  return medium === "phone" ? (0, import_phone_number.phoneKey)(raw) : (0, import_email_address.emailKey)(raw);
}
function toEspoValue(medium, raw) {
  return medium === "phone" ? (0, import_phone_number.toEspoPhone)(raw) : (0, import_email_address.toEspoEmail)(raw);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  keyOf,
  toEspoValue
});
//# sourceMappingURL=keys.js.map
