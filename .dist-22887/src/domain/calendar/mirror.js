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
var mirror_exports = {};
__export(mirror_exports, {
  mirrored: () => mirrored
});
module.exports = __toCommonJS(mirror_exports);
function mirrored(known, listed, reading) {
  const fresh = new Map(listed.map((event) => [event.id, event]));
  const others = known.filter((event) => !fresh.has(event.id));
  if (reading === "changes") return { events: [...others, ...fresh.values()], unlisted: [] };
  const tombstones = others.filter((event) => event.status === "cancelled");
  return { events: [...tombstones, ...fresh.values()], unlisted: others.filter((event) => event.status !== "cancelled").map((event) => event.id) };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  mirrored
});
//# sourceMappingURL=mirror.js.map
