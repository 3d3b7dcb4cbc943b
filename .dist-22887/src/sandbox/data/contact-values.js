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
var contact_values_exports = {};
__export(contact_values_exports, {
  crmValue: () => crmValue,
  isEmail: () => isEmail,
  isNeverSynced: () => isNeverSynced,
  isPhone: () => isPhone,
  markedRemark: () => markedRemark,
  phoneType: () => phoneType
});
module.exports = __toCommonJS(contact_values_exports);
const EMAIL_KINDS = /* @__PURE__ */ new Set([4, 8, 11, 12]);
const PHONE_TYPES = { 1: "Office", 2: "Fax", 3: "Mobile", 6: "Home", 7: "Fax", 9: "Mobile", 10: "Other" };
const INTERNET = 5;
function isEmail(entry) {
  return EMAIL_KINDS.has(entry.kind);
}
function isPhone(entry) {
  return entry.kind in PHONE_TYPES;
}
function phoneType(entry) {
  return PHONE_TYPES[entry.kind] ?? "Other";
}
function crmValue(entry) {
  if (!isPhone(entry)) return entry.value;
  const digits = entry.value.replace("(0)", "").replace(/[^\d+]/gu, "");
  return digits.startsWith("+") ? digits : `+49${digits.slice(1)}`;
}
function markedRemark(entry, agreedInCrm) {
  const marker = `[ESPOCRM:${Buffer.from(agreedInCrm).toString("base64")}:${entry.kind}]`;
  return entry.remark === void 0 ? marker : `${marker} ${entry.remark}`;
}
function isNeverSynced(entry) {
  return entry.kind === INTERNET;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  crmValue,
  isEmail,
  isNeverSynced,
  isPhone,
  markedRemark,
  phoneType
});
//# sourceMappingURL=contact-values.js.map
