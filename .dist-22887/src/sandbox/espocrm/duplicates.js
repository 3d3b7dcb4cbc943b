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
var duplicates_exports = {};
__export(duplicates_exports, {
  refuseDuplicate: () => refuseDuplicate
});
module.exports = __toCommonJS(duplicates_exports);
var import_collation = require("./collation.js");
var import_errors = require("./errors.js");
var import_present = require("./present.js");
var import_state = require("./state.js");
function refuseDuplicate(database, type, attributes, emailKeys) {
  if (!database.def(type).duplicateCheck) return;
  const first = fold(attributes["firstName"]);
  const last = fold(attributes["lastName"]);
  const matches = database.all(type).filter((record) => sameName(record, first, last) || record.emails.some((link) => emailKeys.includes(link.key)));
  if (matches.length > 0) throw new import_errors.EspoError(409, "duplicate", matches.map((record) => (0, import_present.listItem)(database, type, record, void 0)));
}
function sameName(record, first, last) {
  return first + last !== "" && (0, import_collation.collate)((0, import_state.textOf)(record, "firstName")) === first && (0, import_collation.collate)((0, import_state.textOf)(record, "lastName")) === last;
}
function fold(value) {
  return typeof value === "string" ? (0, import_collation.collate)(value) : "";
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  refuseDuplicate
});
//# sourceMappingURL=duplicates.js.map
