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
var read_entries_exports = {};
__export(read_entries_exports, {
  readEntries: () => readEntries
});
module.exports = __toCommonJS(read_entries_exports);
var import_keys = require("./keys.js");
var import_kind_of_entry = require("./kind-of-entry.js");
var import_kinds = require("./kinds.js");
var import_marker = require("./marker.js");
function readEntries(record, base) {
  const byId = new Map((record.kommunikation ?? []).map((entry) => [entry.id, entry]));
  const seen = [...byId.values()].sort((a, b) => a.id - b.id).map((entry) => look(entry, record, base)).filter((entry) => entry !== void 0);
  const markerKeys = new Set(seen.map(markerKey));
  const entries = seen.map((entry) => completed(entry, markerKeys));
  return {
    phone: entries.filter((entry) => (0, import_kinds.mediumOf)(entry.kommKz) === "phone"),
    email: entries.filter((entry) => (0, import_kinds.mediumOf)(entry.kommKz) === "email")
  };
}
function look(entry, record, base) {
  const marker = (0, import_marker.parseMarker)(entry.bemerkung);
  const known = base?.entries[String(entry.id)];
  if (known !== void 0 && known.role !== "extra") {
    return { entry, marker, kommKz: known.kommKz, by: "base", base: known };
  }
  const kind = (0, import_kind_of_entry.kindOfEntry)((entry.tlf ?? "").trim(), marker, entry.kommKz ?? 0, record);
  return kind.kind === "never_synced" ? void 0 : { entry, marker, kommKz: kind.kommKz, by: kind.by, base: known };
}
function markerKey({ marker, kommKz }) {
  return marker.kind === "synced" && marker.kommKz === kommKz ? (0, import_keys.keyOf)((0, import_kinds.mediumOf)(kommKz), marker.value) : void 0;
}
function completed(look2, markerKeys) {
  const { entry, marker, kommKz, by, base } = look2;
  const read = { tlf: entry.tlf ?? "", bemerkung: entry.bemerkung ?? "", online: entry.online ?? false };
  const value = read.tlf.trim();
  return {
    id: entry.id,
    kommKz,
    kindBy: by,
    marker,
    read,
    value,
    key: value === "" ? "" : (0, import_keys.keyOf)((0, import_kinds.mediumOf)(kommKz), value),
    base,
    agreed: markerKey(look2) ?? agreedByBase(look2, markerKeys),
    next: read,
    markerKommKz: kommKz,
    rule: void 0,
    freed: false,
    role: "open"
  };
}
function agreedByBase({ marker, kommKz, base }, markerKeys) {
  const isSlot = marker.kind === "slot" && marker.kommKz === kommKz;
  if (isSlot || base === void 0 || base.role === "extra" || markerKeys.has(base.key)) return void 0;
  return base.key;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  readEntries
});
//# sourceMappingURL=read-entries.js.map
