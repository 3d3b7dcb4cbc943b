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
var fields_exports = {};
__export(fields_exports, {
  mergeFields: () => mergeFields,
  wholeFields: () => wholeFields,
  writableNames: () => writableNames
});
module.exports = __toCommonJS(fields_exports);
var import_json = require("../../json.js");
var import_errors = require("../errors.js");
const isText = (value) => typeof value === "string";
const isFlag = (value) => typeof value === "boolean";
const isList = (value) => Array.isArray(value) && value.every(import_json.isJsonObject);
const oneOf = (...values) => (value) => typeof value === "string" && values.includes(value);
const colors = Array.from({ length: 11 }, (_, index) => String(index + 1));
const writable = {
  summary: isText,
  description: isText,
  location: isText,
  colorId: oneOf(...colors),
  eventLabelId: isText,
  transparency: oneOf("opaque", "transparent"),
  visibility: oneOf("default", "public", "private", "confidential"),
  eventType: oneOf("default"),
  attendees: isList,
  attendeesOmitted: isFlag,
  anyoneCanAddSelf: isFlag,
  guestsCanInviteOthers: isFlag,
  guestsCanModify: isFlag,
  guestsCanSeeOtherGuests: isFlag,
  reminders: import_json.isJsonObject,
  source: import_json.isJsonObject,
  gadget: import_json.isJsonObject,
  extendedProperties: import_json.isJsonObject
};
const defaults = { transparency: "opaque", visibility: "default", eventType: "default", summary: "", description: "", location: "" };
const KEY_LENGTH = 44;
const VALUE_LENGTH = 1024;
const MOST_PROPERTIES = 300;
const MOST_BYTES = 32 * 1024;
function wholeFields(body) {
  return mergeFields({}, body);
}
function mergeFields(current, patch) {
  const merged = { ...current };
  for (const name of writableNames(patch)) {
    const value = patch[name] ?? null;
    if (value === null || value === defaults[name]) Reflect.deleteProperty(merged, name);
    else merged[name] = name === "extendedProperties" ? mergeProperties(current[name], value) : checked(name, value);
  }
  return merged;
}
function writableNames(body) {
  return Object.keys(body).filter((name) => Object.hasOwn(writable, name));
}
function checked(name, value) {
  if (writable[name]?.(value) !== true) throw (0, import_errors.invalid)(`Invalid value for: ${name}`);
  return value;
}
function mergeProperties(current, patch) {
  if (!(0, import_json.isJsonObject)(patch)) throw (0, import_errors.invalid)("Invalid value for: extendedProperties");
  const merged = (0, import_json.isJsonObject)(current) ? { ...current } : {};
  for (const kind of ["private", "shared"]) {
    const change = patch[kind];
    if (change === void 0) continue;
    if (change !== null && !(0, import_json.isJsonObject)(change)) throw (0, import_errors.invalid)(`Invalid value for: extendedProperties.${kind}`);
    const before = merged[kind];
    const after = change === null ? {} : mergeKeys((0, import_json.isJsonObject)(before) ? before : {}, change);
    if (Object.keys(after).length > 0) merged[kind] = after;
    else Reflect.deleteProperty(merged, kind);
  }
  return merged;
}
function mergeKeys(before, change) {
  const after = { ...before };
  for (const [key, value] of Object.entries(change)) {
    if (value === null) Reflect.deleteProperty(after, key);
    else if (typeof value !== "string") throw (0, import_errors.invalid)(`Invalid value for: extendedProperties.${key}`);
    else if (key.length <= KEY_LENGTH) after[key] = value.slice(0, VALUE_LENGTH);
  }
  const bytes = Buffer.byteLength(JSON.stringify(after));
  if (Object.keys(after).length > MOST_PROPERTIES || bytes > MOST_BYTES) throw (0, import_errors.invalid)("Extended properties are too large.");
  return after;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  mergeFields,
  wholeFields,
  writableNames
});
//# sourceMappingURL=fields.js.map
