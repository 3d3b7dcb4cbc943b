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
var kind_of_entry_exports = {};
__export(kind_of_entry_exports, {
  kindOfEntry: () => kindOfEntry
});
module.exports = __toCommonJS(kind_of_entry_exports);
var import_keys = require("./keys.js");
var import_kinds = require("./kinds.js");
function kindOfEntry(value, marker, delivered, record) {
  if (marker.kind === "synced" || marker.kind === "slot") return { kind: "known", kommKz: marker.kommKz, by: "marker" };
  if (delivered === import_kinds.neverSynced.kommKz) return { kind: "never_synced" };
  const told = (0, import_kinds.kindOf)(delivered);
  if (told !== void 0) return { kind: "known", kommKz: told.kommKz, by: "delivered" };
  if (value !== "") {
    const field = import_kinds.kinds.find((kind) => fieldHolds(record, kind, value));
    if (field !== void 0) return { kind: "known", kommKz: field.kommKz, by: "field" };
    if (fieldText(record, import_kinds.neverSynced.field) === value) return { kind: "never_synced" };
  }
  return value.includes("@") ? { kind: "known", kommKz: 4, by: "address" } : { kind: "known", kommKz: 1, by: "default" };
}
function fieldHolds(record, kind, value) {
  const text = fieldText(record, kind.field);
  return text !== "" && (text === value || (0, import_keys.keyOf)(kind.medium, text) === (0, import_keys.keyOf)(kind.medium, value));
}
function fieldText(record, field) {
  const text = record[field];
  return typeof text === "string" ? text.trim() : "";
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  kindOfEntry
});
//# sourceMappingURL=kind-of-entry.js.map
