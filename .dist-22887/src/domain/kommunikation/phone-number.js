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
var phone_number_exports = {};
__export(phone_number_exports, {
  phoneKey: () => phoneKey,
  toEspoPhone: () => toEspoPhone
});
module.exports = __toCommonJS(phone_number_exports);
var import_max = require("libphonenumber-js/max");
function phoneKey(raw) {
  const number = parsed(raw);
  if (number !== null) return number.extension === "" ? number.e164 : `${number.e164};ext=${number.extension}`;
  return raw.toWellFormed().normalize("NFC").replace(/\s+/g, " ").trim();
}
function toEspoPhone(raw) {
  const number = parsed(raw);
  if (number?.extension === "") return { kind: "storable", value: number.e164 };
  return { kind: "unstorable", reason: number === null ? reasonAgainst(raw) : "extension" };
}
const longest = 60;
const e164 = /^\+[1-9]\d{4,14}$/;
const second = /^\s*(?:\+|\(?0)(?:[^\d\n;,|/]*\d){5,}[^;,|/\n]*[;,|/\n]\s*(?:\+|\(?0)/;
const cache = /* @__PURE__ */ new Map();
const cacheLimit = 5e3;
function parsed(raw) {
  if (raw.length > longest) return null;
  const known = cache.get(raw);
  if (known !== void 0) return known;
  if (cache.size >= cacheLimit) cache.clear();
  const number = parse(raw);
  cache.set(raw, number);
  return number;
}
function parse(raw) {
  if (second.test(raw)) return null;
  const number = possible(raw);
  if (number === null) return null;
  return possible(number.e164)?.e164 === number.e164 ? number : null;
}
function possible(raw) {
  const number = (0, import_max.parsePhoneNumberFromString)(raw, { defaultCountry: "DE", extract: false });
  if (!number?.isPossible() || !e164.test(number.number)) return null;
  return { e164: number.number, extension: number.ext ?? "" };
}
function reasonAgainst(raw) {
  const text = raw.trim();
  if (text === "") return "empty";
  if (text.length > longest) return "text";
  if (/\d\s*[-/,]?\s*(?:DW|Durchw(?:ahl|\.)|App(?:arat|\.)|ext\.?|Nebenst(?:elle|\.))\s*:?\s*\d/i.test(text)) return "extension";
  if (second.test(text) || isSeveral(text)) return "several";
  return new RegExp("\\p{L}", "u").test(text) ? "text" : "malformed";
}
function isSeveral(text) {
  return text.split(/[;,|/\n]|\boder\b|\bund\b/).filter((part) => possible(part.trim()) !== null).length > 1;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  phoneKey,
  toEspoPhone
});
//# sourceMappingURL=phone-number.js.map
