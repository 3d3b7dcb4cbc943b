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
var prefix_exports = {};
__export(prefix_exports, {
  behindPrefix: () => behindPrefix
});
module.exports = __toCommonJS(prefix_exports);
function behindPrefix(url, prefixes) {
  let rest;
  for (const prefix of prefixes) {
    const next = url.charAt(prefix.length);
    if (!url.startsWith(prefix) || next !== "" && next !== "/" && next !== "?") continue;
    const behind = url.slice(prefix.length);
    if (rest === void 0 || behind.length < rest.length) rest = behind;
  }
  return rest;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  behindPrefix
});
//# sourceMappingURL=prefix.js.map
