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
var pair_exports = {};
__export(pair_exports, {
  pair: () => pair
});
module.exports = __toCommonJS(pair_exports);
var import_draft = require("./draft.js");
var import_kinds = require("./kinds.js");
function pair(draft) {
  const orphans = orphansOf(draft);
  for (const wanted of [import_draft.isUnchanged, isChanged, import_draft.isEmpty]) {
    const group = orphans.filter(wanted);
    for (const rank of [samePlace, samePrimary, anyPlace]) {
      for (const orphan of group) {
        if (orphan.role !== "open") continue;
        const item = draft.items.find((candidate) => mayFollow(draft, orphan, candidate) && rank(draft, orphan, candidate));
        if (item !== void 0) (0, import_draft.link)(item, orphan, "pair", orphan.agreed ?? item.key);
      }
    }
  }
}
function orphansOf(draft) {
  const present = new Set(draft.items.map((item) => item.key));
  const orphans = /* @__PURE__ */ new Map();
  for (const wanted of [import_draft.isUnchanged, isChanged, import_draft.isEmpty]) {
    for (const entry of draft.entries) {
      if (entry.role !== "open" || entry.agreed === void 0 || present.has(entry.agreed) || !wanted(entry)) continue;
      if (!orphans.has(entry.agreed)) orphans.set(entry.agreed, entry);
    }
  }
  return [...orphans.values()].sort((a, b) => a.id - b.id);
}
function isChanged(entry) {
  return !(0, import_draft.isEmpty)(entry) && !(0, import_draft.isUnchanged)(entry);
}
function mayFollow(draft, orphan, item) {
  if (item.link !== void 0 || item.held || item.removed || !(0, import_kinds.typeFits)(orphan.kommKz, item.type)) return false;
  return !Object.values(draft.base?.entries ?? {}).some((base) => base.role !== "extra" && base.key === item.key);
}
function samePlace(draft, orphan, item) {
  const keys = draft.base?.[draft.medium].keys;
  return keys?.length === draft.items.length && keys[draft.items.indexOf(item)] === orphan.agreed;
}
function samePrimary(draft, orphan, item) {
  const primary = draft.base?.[draft.medium].primary;
  return primary === void 0 ? orphan.read.online === item.primary : primary === orphan.agreed === item.primary;
}
function anyPlace() {
  return true;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  pair
});
//# sourceMappingURL=pair.js.map
