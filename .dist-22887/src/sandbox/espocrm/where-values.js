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
var where_values_exports = {};
__export(where_values_exports, {
  comparisonOf: () => comparisonOf,
  filterValues: () => filterValues,
  isFilterable: () => isFilterable
});
module.exports = __toCommonJS(where_values_exports);
var import_phone_format = require("./phone-format.js");
var import_database = require("./database.js");
var import_schema = require("./schema.js");
function filterValues(database, type, record, attribute) {
  const { emails, phones } = database.state;
  switch (attribute) {
    case "id":
      return [record.id];
    case "name":
      return [(0, import_database.displayName)(database.def(type), record)];
    case "deleted":
      return [record.deleted];
    case "emailAddress":
      return values(record.emails.map((link) => emails[link.key]?.value));
    case "phoneNumber":
      return values(record.phones.map((link) => phones[link.key]?.value));
    case "phoneNumberNumeric":
      return values(record.phones.map((link) => (0, import_phone_format.numericOf)(phones[link.key]?.value ?? "")));
    case "emailAddressIsOptedOut":
      return [record.emails.some((link) => link.primary && emails[link.key]?.optOut === true)];
    case "versionNumber":
      return [record.version];
    default:
      return [record.attributes[attribute] ?? null];
  }
}
function values(found) {
  const texts = found.filter((value) => value !== void 0);
  return texts.length === 0 ? [null] : texts;
}
function isFilterable(database, type, attribute) {
  const def = database.def(type);
  if (attribute === "id" || attribute === "deleted" || attribute === "name") return true;
  if (attribute === "versionNumber") return def.versioned && database.settings.optimisticLocking;
  if (attribute === "phoneNumberNumeric") return def.fields["phoneNumber"]?.type === "phone";
  return Object.entries(def.fields).some(([name, field]) => stored(name, field).includes(attribute));
}
function stored(name, field) {
  return (0, import_schema.attributesOf)(name, field).filter((attribute) => !attribute.endsWith("Data") && !attribute.endsWith("Names"));
}
function comparisonOf(database, type, attribute) {
  const kind = database.def(type).fields[attribute]?.type;
  if (kind === "int") return "number";
  return kind === "datetime" || kind === "date" ? kind : "text";
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  comparisonOf,
  filterValues,
  isFilterable
});
//# sourceMappingURL=where-values.js.map
