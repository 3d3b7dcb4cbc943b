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
var belonging_exports = {};
__export(belonging_exports, {
  belonging: () => belonging
});
module.exports = __toCommonJS(belonging_exports);
var import_marker = require("./marker.js");
function belonging(link, unit, world) {
  const whose = (0, import_marker.ownership)(unit.owner, world.settings.link);
  switch (whose) {
    case "unmarked":
      return "unmarked";
    case "other_link":
      return "foreign";
    // The rest of a split series comes with the marker of the old one.
    case "copy":
      return (0, import_marker.continuedFrom)(unit.owner.id) === (0, import_marker.markerOf)(unit.owner)?.event || unit.key.kind === "instance" ? "unmarked" : "foreign";
    case "ours":
      return unit.key.kind === "instance" ? "ours" : byNumber(link, unit, world);
  }
}
function byNumber(link, unit, world) {
  const marked = (0, import_marker.markerOf)(unit.owner)?.frNr;
  if (marked === link.frNr) return "ours";
  return marked !== void 0 && world.advoware.items.has(marked) ? "foreign" : "unmarked";
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  belonging
});
//# sourceMappingURL=belonging.js.map
