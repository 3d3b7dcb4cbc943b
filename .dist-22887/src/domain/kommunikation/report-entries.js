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
var report_entries_exports = {};
__export(report_entries_exports, {
  deletedButKept: () => deletedButKept,
  duplicate: () => duplicate,
  listFull: () => listFull,
  notStorable: () => notStorable,
  reportMarkers: () => reportMarkers
});
module.exports = __toCommonJS(report_entries_exports);
var import_keys = require("./keys.js");
var import_kinds = require("./kinds.js");
var import_marker = require("./marker.js");
var import_steps = require("./steps.js");
var import_texts = require("./texts.js");
function reportMarkers(draft) {
  for (const entry of draft.entries) {
    if (entry.marker.kind !== "broken") continue;
    (0, import_steps.report)(draft, { code: "marker_broken", key: `broken:${entry.id}:${short(entry.marker.text)}`, entryId: entry.id, text: (0, import_texts.brokenText)(entry, entry.marker.reason) });
  }
  reportCopies(draft, (entry) => entry.marker);
  reportCopies(draft, (entry) => entry.next === entry.read ? entry.marker : (0, import_marker.parseMarker)(entry.next.bemerkung));
}
function reportCopies(draft, markerOf) {
  const written = new Set(draft.placements.map((placement) => placement.item.valueKey));
  const marked = draft.entries.flatMap((entry) => {
    const marker = markerOf(entry);
    return marker.kind === "synced" && entry.value !== "" ? [{ entry, key: (0, import_keys.keyOf)((0, import_kinds.mediumOf)(marker.kommKz), marker.value) }] : [];
  });
  for (const { entry, key } of marked) {
    if (entry.key === key) continue;
    const holder = marked.find((other) => other.key === key && other.entry.key === key) ?? marked.find((other) => other.key === key);
    if (holder?.entry === entry && !written.has(key)) continue;
    (0, import_steps.report)(draft, { code: "marker_copied", key: `copied:${entry.id}:${short(key)}`, entryId: entry.id, text: (0, import_texts.copiedText)(entry) });
  }
}
function notStorable(draft, entry, reason) {
  (0, import_steps.report)(draft, { code: "not_storable", key: `unstorable:${entry.id}:${short(entry.value)}`, entryId: entry.id, text: (0, import_texts.notStorableText)(entry, reason) });
}
function duplicate(draft, entry) {
  (0, import_steps.report)(draft, { code: "duplicate", key: `duplicate:${short(entry.key)}`, entryId: entry.id, text: (0, import_texts.duplicateText)(entry) });
}
function listFull(draft, entry) {
  (0, import_steps.report)(draft, { code: "list_full", key: `full:${entry.id}:${short(entry.value)}`, entryId: entry.id, text: (0, import_texts.listFullText)(entry) });
}
function deletedButKept(draft, entry) {
  (0, import_steps.report)(draft, { code: "deleted_but_kept", key: `kept:${entry.id}:${short(entry.value)}`, entryId: entry.id, text: (0, import_texts.deletedButKeptText)(entry) });
}
function short(text) {
  return text.length <= 100 ? text : `${text.slice(0, 100)}\u2026${text.length}`;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  deletedButKept,
  duplicate,
  listFull,
  notStorable,
  reportMarkers
});
//# sourceMappingURL=report-entries.js.map
