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
var draft_exports = {};
__export(draft_exports, {
  isEmpty: () => isEmpty,
  isEmptySlot: () => isEmptySlot,
  isUnchanged: () => isUnchanged,
  link: () => link
});
module.exports = __toCommonJS(draft_exports);
function isEmpty(entry) {
  return entry.value === "";
}
function isUnchanged(entry) {
  return !isEmpty(entry) && entry.agreed === entry.key;
}
function isEmptySlot(entry) {
  return entry.marker.kind === "slot" && entry.marker.kommKz === entry.kommKz && isEmpty(entry);
}
function link(item, entry, how, agreed) {
  const made = { item, entry, how, agreed, placement: void 0, held: false };
  item.link = made;
  if (entry !== void 0) entry.role = "linked";
  return made;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  isEmpty,
  isEmptySlot,
  isUnchanged,
  link
});
//# sourceMappingURL=draft.js.map
