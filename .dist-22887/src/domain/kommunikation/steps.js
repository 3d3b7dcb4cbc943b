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
var steps_exports = {};
__export(steps_exports, {
  addItem: () => addItem,
  changeEspoCrm: () => changeEspoCrm,
  conflict: () => conflict,
  free: () => free,
  isFull: () => isFull,
  itemHolding: () => itemHolding,
  mark: () => mark,
  markTwin: () => markTwin,
  overwrite: () => overwrite,
  place: () => place,
  removeItem: () => removeItem,
  report: () => report
});
module.exports = __toCommonJS(steps_exports);
var import_keys = require("./keys.js");
var import_kinds = require("./kinds.js");
var import_marker = require("./marker.js");
var import_crm_list = require("./crm-list.js");
var import_texts = require("./texts.js");
function changeEspoCrm(draft, rule) {
  draft.espoCrmWhy.push((0, import_texts.espoCrmWhy)(draft.medium, rule));
}
function removeItem(draft, item, rule) {
  item.removed = true;
  changeEspoCrm(draft, rule);
}
function addItem(draft, entry, value, type, rule) {
  const item = (0, import_crm_list.addedItem)(draft.medium, value, type);
  draft.items.push(item);
  const made = { item, entry, how: "new", agreed: item.key, placement: void 0, held: false };
  item.link = made;
  entry.role = "linked";
  changeEspoCrm(draft, rule);
  mark(draft, entry, item, rule);
  return made;
}
function isFull(draft) {
  return draft.items.filter((item) => !item.removed).length >= import_crm_list.longestList;
}
function itemHolding(draft, key) {
  return draft.items.find((item) => !item.removed && item.valueKey === key);
}
function mark(draft, entry, item, rule) {
  const { marker, markerKommKz } = entry;
  if (marker.kind === "broken") return;
  if (marker.kind === "synced" && marker.kommKz === markerKommKz && (0, import_keys.keyOf)(draft.medium, marker.value) === item.valueKey) return;
  entry.next = { ...entry.next, bemerkung: (0, import_marker.withMarker)(marker, (0, import_marker.syncedMarker)(item.value, markerKommKz)) };
  entry.rule = rule;
}
function markTwin(draft, entry, item) {
  if (entry.marker.kind === "synced" && (0, import_kinds.typeFits)(entry.kommKz, item.type)) mark(draft, entry, item, "duplicate");
}
function overwrite(draft, entry, item, rule) {
  entry.next = { ...entry.next, tlf: item.value };
  entry.rule = rule;
  mark(draft, entry, item, rule);
}
function free(entry, rule) {
  entry.next = { tlf: "", bemerkung: (0, import_marker.withMarker)(entry.marker, (0, import_marker.slotMarker)(entry.kommKz)), online: false };
  entry.rule = rule;
  entry.freed = true;
}
function place(draft, item, kommKz, rule, from) {
  const placement = {
    item,
    kommKz,
    rule,
    text: from === void 0 || from.marker.kind === "broken" ? "" : (0, import_marker.userText)(from.marker),
    online: from === void 0 ? item.primary : from.read.online
  };
  draft.placements.push(placement);
  item.link ??= { item, entry: void 0, how: "new", agreed: item.key, placement, held: false };
  item.link.placement = placement;
}
function report(draft, made) {
  draft.reports.push({ ...made, medium: draft.medium });
}
function conflict(draft, entry, decided) {
  const key = [decided.rule, entry.id, decided.espocrmValue ?? "", decided.advowareValue ?? ""].join(":");
  draft.conflicts.push({ ...decided, key, medium: draft.medium, entryId: entry.id, text: (0, import_texts.conflictText)(decided, entry.kommKz) });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  addItem,
  changeEspoCrm,
  conflict,
  free,
  isFull,
  itemHolding,
  mark,
  markTwin,
  overwrite,
  place,
  removeItem,
  report
});
//# sourceMappingURL=steps.js.map
