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
var sanitize_exports = {};
__export(sanitize_exports, {
  checkRequired: () => checkRequired,
  defaultsOf: () => defaultsOf,
  objectOf: () => objectOf,
  sanitize: () => sanitize
});
module.exports = __toCommonJS(sanitize_exports);
var import_json = require("../json.js");
var import_dates = require("./dates.js");
var import_errors = require("./errors.js");
var import_schema = require("./schema.js");
const INT_LIMIT = 2147483647;
function sanitize(entityType, def, body) {
  const clean = {};
  for (const [name, field] of Object.entries(def.fields)) {
    if (isReadOnly(field) || field.type === "email" || field.type === "phone") continue;
    for (const attribute of (0, import_schema.attributesOf)(name, field)) {
      if (attribute.endsWith("Name") && field.type !== "enum" && field.type !== "varchar") continue;
      const value = body[attribute];
      if (value === void 0 || field.type === "linkMultiple" && attribute.endsWith("Names")) continue;
      const stored = coerce(field, value);
      if ("failure" in stored) throw (0, import_errors.validationFailure)(entityType, name, stored.failure);
      clean[attribute] = stored.value;
    }
  }
  return clean;
}
function isReadOnly(field) {
  return "readOnly" in field;
}
function coerce(field, value) {
  switch (field.type) {
    case "varchar":
      return varchar(value, field.maxLength);
    case "text":
      return typeof value === "string" || value === null ? { value: value === "" ? null : value } : text(value);
    case "int":
      return int(value, field.min);
    case "bool":
      return { value: value === true || value === "true" || value === 1 };
    case "enum":
      return value === null && field.options.includes("") || typeof value === "string" && field.options.includes(value) ? { value } : { failure: "valid" };
    case "date":
      return time(value, import_dates.parseDate);
    case "datetime":
      return time(value, import_dates.parseDateTime);
    case "link":
      return value === null || typeof value === "string" ? { value: value === "" ? null : value } : { failure: "valid" };
    case "linkParent":
      return parent(field.entityList, value);
    case "linkMultiple":
      return { value: Array.isArray(value) ? value.filter((id) => typeof id === "string") : [] };
    case "array":
      return Array.isArray(value) || value === null ? { value } : { failure: "valid" };
    case "email":
    case "phone":
      return { failure: "valid" };
  }
}
function varchar(value, maxLength) {
  if (value === null) return { value };
  const coerced = text(value);
  if ("failure" in coerced || typeof coerced.value !== "string") return coerced;
  const trimmed = coerced.value.trim();
  if (trimmed === "") return { value: null };
  return Array.from(trimmed).length > maxLength ? { failure: "maxLength" } : { value: trimmed };
}
function text(value) {
  if (typeof value === "string") return { value };
  return typeof value === "number" ? { value: String(value) } : { failure: "valid" };
}
function int(value, min) {
  if (value === null) return { value };
  const number = typeof value === "number" ? Math.trunc(value) : value === "" ? 0 : typeof value === "string" && /^-?\d+(\.\d+)?$/u.test(value) ? Math.trunc(Number(value)) : void 0;
  if (number === void 0) return { failure: "valid" };
  return number > INT_LIMIT || number < Math.max(min ?? -INT_LIMIT, -INT_LIMIT) ? { failure: "rangeInternal" } : { value: number };
}
function time(value, parse) {
  if (value === null) return { value };
  const stored = typeof value === "string" ? parse(value) : void 0;
  return stored === void 0 ? { failure: "valid" } : { value: stored };
}
function parent(entityList, value) {
  if (value === null || value === "") return { value: null };
  if (typeof value !== "string") return { failure: "valid" };
  return entityList.includes(value) || /^[0-9a-f]{1,24}$/iu.test(value) ? { value } : { failure: "valid" };
}
function checkRequired(entityType, def, attributes, isNew) {
  for (const [name, field] of Object.entries(def.fields)) {
    if (!("required" in field)) continue;
    const attribute = field.type === "link" ? `${name}Id` : name;
    const value = attributes[attribute];
    if (isNew === "update" && value === void 0) continue;
    if (value === void 0 || value === null) throw (0, import_errors.validationFailure)(entityType, name, "required");
  }
}
function defaultsOf(def) {
  const defaults = {};
  for (const [name, field] of Object.entries(def.fields)) {
    if ("default" in field) defaults[name] = field.default;
  }
  return defaults;
}
function objectOf(body) {
  return (0, import_json.isJsonObject)(body) ? body : {};
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  checkRequired,
  defaultsOf,
  objectOf,
  sanitize
});
//# sourceMappingURL=sanitize.js.map
