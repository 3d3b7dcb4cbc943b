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
var email_address_exports = {};
__export(email_address_exports, {
  emailKey: () => emailKey,
  toEspoEmail: () => toEspoEmail
});
module.exports = __toCommonJS(email_address_exports);
function emailKey(raw) {
  return raw.toWellFormed().normalize("NFC").trim().toLowerCase().normalize("NFC").trim();
}
function toEspoEmail(raw) {
  const address = raw.trim();
  if (address === "") return { kind: "unstorable", reason: "empty" };
  if (address.length <= longest && isAddress(address)) return { kind: "storable", value: address };
  const several = address.split(/[\s;,|<>]+/).filter(isAddress).length > 1;
  if (several) return { kind: "unstorable", reason: "several" };
  return { kind: "unstorable", reason: /\s/.test(address) ? "text" : "malformed" };
}
const longest = 254;
const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
function isAddress(text) {
  const at = text.lastIndexOf("@");
  if (at < 1 || at > 64 || !local.test(text.slice(0, at))) return false;
  const labels = text.slice(at + 1).split(".");
  return labels.length > 1 && labels.every((part) => label.test(part)) && /^[a-z]/i.test(labels.at(-1) ?? "");
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  emailKey,
  toEspoEmail
});
//# sourceMappingURL=email-address.js.map
