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
var operations_exports = {};
__export(operations_exports, {
  operationsOf: () => operationsOf,
  slotsOf: () => slotsOf
});
module.exports = __toCommonJS(operations_exports);
var import_draft = require("./draft.js");
var import_marker = require("./marker.js");
var import_texts = require("./texts.js");
function operationsOf(draft) {
  const changed = draft.entries.filter((entry) => !sameContent(entry.read, entry.next));
  const writes = changed.filter((entry) => !entry.freed).map((entry) => ({ operation: write(draft, entry) }));
  const slots = changed.filter((entry) => entry.freed).map((entry) => ({ operation: toSlot(draft, entry) }));
  return [...writes, ...slots, ...placed(draft)];
}
function slotsOf(draft) {
  const slots = draft.entries.filter((entry) => (0, import_draft.isEmptySlot)(entry) || entry.freed && entry.marker.kind !== "broken");
  return [...slots.filter((entry) => (0, import_marker.userText)(entry.marker) === ""), ...slots.filter((entry) => (0, import_marker.userText)(entry.marker) !== "")];
}
function placed(draft) {
  const free = [...slotsOf(draft)];
  return draft.placements.map((placement) => {
    const at = free.findIndex((entry) => entry.kommKz === placement.kommKz);
    const [slot] = at < 0 ? [] : free.splice(at, 1);
    return { placement, operation: placementOf(draft.medium, placement, slot) };
  });
}
function placementOf(medium, { item, kommKz, rule, text, online }, slot) {
  const marker = (0, import_marker.syncedMarker)(item.value, kommKz);
  const content = { tlf: item.value, bemerkung: text === "" ? marker : `${marker} ${text}`, online };
  if (slot === void 0) return { kind: "post", ...described("post", medium, kommKz, rule), ...content };
  return { kind: "reuse_slot", entryId: slot.id, before: slot.next, ...described("reuse_slot", medium, kommKz, rule), ...content };
}
function write({ medium }, entry) {
  const { read, next } = entry;
  const kind = read.tlf === next.tlf && read.online === next.online ? "set_marker" : "put";
  return { kind, entryId: entry.id, before: read, ...described(kind, medium, entry.markerKommKz, entry.rule ?? "same_value"), ...next };
}
function toSlot({ medium }, entry) {
  return { kind: "to_slot", entryId: entry.id, before: entry.read, ...described("to_slot", medium, entry.kommKz, entry.rule ?? "deleted_in_espocrm"), ...entry.next };
}
function described(kind, medium, kommKz, rule) {
  return { rule, medium, kommKz, why: (0, import_texts.operationWhy)(kind, rule, kommKz) };
}
function sameContent(a, b) {
  return a.tlf === b.tlf && a.bemerkung === b.bemerkung && a.online === b.online;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  operationsOf,
  slotsOf
});
//# sourceMappingURL=operations.js.map
