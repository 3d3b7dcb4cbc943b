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
var redact_exports = {};
__export(redact_exports, {
  redact: () => redact
});
module.exports = __toCommonJS(redact_exports);
function redact(text) {
  return text.replace(urlCredentials, "$1***@").replace(schemeToken, "$1 ***").replace(namedSecret, "$1***").replace(webToken, "***").replace(emailAddress, "***@***").replace(phoneOrUuid, maskPhone).replace(longToken, maskLongToken);
}
const urlCredentials = /(\b[a-z][a-z0-9+.-]{0,15}:\/\/)[^\s/@]{1,256}@/gi;
const schemeToken = /\b(bearer|basic)\s{1,3}[A-Za-z0-9._~+/=-]{6,}/gi;
const namedSecret = /((?:api[-_ ]?key|secret|passwor[dt]|kennwort|token|signature|authorization|hmac512signature)["']?\s{0,3}[:=]\s{0,3}["']?)[^\s"',;&}]+/gi;
const webToken = /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_.-]+/g;
const emailAddress = /[A-Za-z0-9.!#$%&'*+/=?^_`{|}~ÄÖÜäöüß-]{1,64}@[A-Za-z0-9ÄÖÜäöüß][A-Za-z0-9ÄÖÜäöüß.-]{0,252}/g;
const phoneOrUuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<![\w.:/-])(?:\(?\+|\(?0)[\d()/ -]{5,30}\d/gi;
const longToken = /[A-Za-z0-9+/_-]{32,}={0,2}/g;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
function maskPhone(match) {
  return !uuid.test(match) && match.replace(/\D/g, "").length >= 7 ? "***" : match;
}
function maskLongToken(match, offset, text) {
  const isPath = match.startsWith("/") || /^\.[a-z]/.test(text.slice(offset + match.length, offset + match.length + 2));
  if (isPath) return match.split("/").map((part) => part.length >= 32 && looksSecret(part) ? "***" : part).join("/");
  return looksSecret(match) ? "***" : match;
}
function looksSecret(token) {
  return !uuid.test(token) && /\d/.test(token) && /[A-Za-z]/.test(token);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  redact
});
//# sourceMappingURL=redact.js.map
