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
var match_exports = {};
__export(match_exports, {
  match: () => match
});
module.exports = __toCommonJS(match_exports);
var import_draft = require("./draft.js");
var import_kinds = require("./kinds.js");
function match(draft) {
  matchByValue(draft);
  matchByAgreement(draft);
}
function matchByValue(draft) {
  for (const item of draft.items) {
    const holders = draft.entries.filter((entry) => entry.key === item.key);
    const best = first(holders, (entry) => rank(entry, item));
    for (const entry of holders) {
      if (entry === best) (0, import_draft.link)(item, entry, "value", agreedKey(draft, item, entry));
      else entry.role = "twin";
    }
  }
}
function rank(entry, item) {
  const fits = (0, import_kinds.typeFits)(entry.kommKz, item.type);
  const wasLink = entry.base !== void 0 && entry.base.role !== "extra" && entry.base.key === item.key;
  if (entry.agreed === item.key) return entry.marker.kind === "synced" ? (fits ? 0 : 2) + (wasLink ? 0 : 1) : 4;
  if (entry.agreed !== void 0) return 8;
  if (entry.marker.kind === "broken") return 9;
  if (entry.base?.role === "extra") return 7;
  return fits && entry.kindBy !== "default" && entry.kindBy !== "address" ? 5 : 6;
}
function agreedKey(draft, item, entry) {
  const known = Object.values(draft.base?.entries ?? {}).some((base) => base.role !== "extra" && base.key === item.key);
  return known ? item.key : entry.agreed ?? item.key;
}
function matchByAgreement(draft) {
  for (const item of draft.items) {
    if (item.link !== void 0) continue;
    const claims = draft.entries.filter((entry) => entry.role === "open" && entry.agreed === item.key);
    const best = first(claims, (entry) => (entry.base?.key === item.key ? 0 : 2) + ((0, import_draft.isEmpty)(entry) ? 1 : 0));
    if (best !== void 0) (0, import_draft.link)(item, best, "agreement", item.key);
  }
}
function first(entries, rankOf) {
  return entries.reduce((best, entry) => best === void 0 || rankOf(entry) < rankOf(best) ? entry : best, void 0);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  match
});
//# sourceMappingURL=match.js.map
