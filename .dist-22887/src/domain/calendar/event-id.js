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
var event_id_exports = {};
__export(event_id_exports, {
  base32hex: () => base32hex,
  eventId: () => eventId
});
module.exports = __toCommonJS(event_id_exports);
const alphabet = "0123456789abcdefghijklmnopqrstuv";
function base32hex(bytes) {
  let text = "";
  let rest = 0;
  let bits = 0;
  for (const byte of bytes) {
    rest = rest << 8 | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet.charAt(rest >> bits & 31);
    }
    rest &= (1 << bits) - 1;
  }
  return bits > 0 ? text + alphabet.charAt(rest << 5 - bits & 31) : text;
}
const eventId = (link, frNr, generation, digest) => base32hex(digest(JSON.stringify([link, frNr, generation])));
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  base32hex,
  eventId
});
//# sourceMappingURL=event-id.js.map
