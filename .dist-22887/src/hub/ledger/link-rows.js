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
var link_rows_exports = {};
__export(link_rows_exports, {
  linkOfRow: () => linkOfRow,
  linkValues: () => linkValues
});
module.exports = __toCommonJS(link_rows_exports);
var import_json_text = require("./json-text.js");
function linkValues(link, updatedAt) {
  const empty = { right_id: null, intent: null, base: null, seen: null, reason: null, state: link.state, updated_at: updatedAt };
  switch (link.state) {
    case "creating":
      return { ...empty, intent: (0, import_json_text.jsonText)(link.intent) };
    case "linked":
      return { ...empty, right_id: link.rightId, base: link.base && (0, import_json_text.jsonText)(link.base), seen: link.seen && (0, import_json_text.jsonText)(link.seen) };
    case "closed":
      return { ...empty, right_id: link.rightId, reason: link.reason };
  }
}
function linkOfRow(row) {
  switch (row.state) {
    case "creating":
      return { state: "creating", leftId: row.left_id, intent: row.intent ?? {} };
    case "linked":
      return { state: "linked", leftId: row.left_id, rightId: row.right_id ?? "", base: row.base, seen: row.seen };
    case "closed":
      return { state: "closed", leftId: row.left_id, rightId: row.right_id, reason: row.reason ?? "" };
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  linkOfRow,
  linkValues
});
//# sourceMappingURL=link-rows.js.map
