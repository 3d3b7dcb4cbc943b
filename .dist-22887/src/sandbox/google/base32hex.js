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
var base32hex_exports = {};
__export(base32hex_exports, {
  base32hex: () => base32hex
});
module.exports = __toCommonJS(base32hex_exports);
const ALPHABET = "0123456789abcdefghijklmnopqrstuv";
function base32hex(bytes) {
  let text = "";
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8 | byte) & 65535;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt(value >> bits & 31);
    }
  }
  return bits === 0 ? text : text + ALPHABET.charAt(value << 5 - bits & 31);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  base32hex
});
//# sourceMappingURL=base32hex.js.map
