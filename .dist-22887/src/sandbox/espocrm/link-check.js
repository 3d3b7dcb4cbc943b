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
var link_check_exports = {};
__export(link_check_exports, {
  checkLinks: () => checkLinks
});
module.exports = __toCommonJS(link_check_exports);
var import_errors = require("./errors.js");
function checkLinks(database, type, attributes) {
  for (const [name, field] of Object.entries(database.def(type).fields)) {
    if (field.type === "link") requireRecord(database, type, name, field.entity, attributes[`${name}Id`]);
    if (field.type === "linkParent") requireRecord(database, type, name, attributes[`${name}Type`], attributes[`${name}Id`]);
    if (field.type === "linkMultiple") {
      const ids = attributes[`${name}Ids`];
      for (const id of Array.isArray(ids) ? ids : []) requireRecord(database, type, name, field.entity, id);
    }
  }
}
function requireRecord(database, type, link, entity, id) {
  if (typeof id !== "string" || typeof entity !== "string") return;
  if (database.find(entity, id) === void 0) throw (0, import_errors.missingLink)(type, link);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  checkLinks
});
//# sourceMappingURL=link-check.js.map
