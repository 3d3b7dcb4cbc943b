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
var partial_response_exports = {};
__export(partial_response_exports, {
  selectFields: () => selectFields
});
module.exports = __toCommonJS(partial_response_exports);
var import_json = require("../../json.js");
var import_errors = require("../errors.js");
function selectFields(body, fields) {
  const parser = { text: fields, at: 0 };
  const selection = readList(parser);
  if (parser.at < fields.length) throw (0, import_errors.invalid)(`Invalid field selection ${fields}`, "fields");
  return pick(body, selection);
}
function pick(value, selection) {
  if (selection.size === 0 || selection.has("*")) return value;
  if (Array.isArray(value)) return value.map((item) => pick(item, selection));
  if (!(0, import_json.isJsonObject)(value)) return value;
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    const deeper = selection.get(name);
    return deeper === void 0 ? [] : [[name, pick(inner, deeper)]];
  });
  return Object.fromEntries(kept);
}
function readList(parser) {
  const selection = /* @__PURE__ */ new Map();
  do
    readItem(parser, selection);
  while (take(parser, ","));
  return selection;
}
function readItem(parser, selection) {
  const name = /^[\w*]+/u.exec(parser.text.slice(parser.at))?.[0];
  if (name === void 0) throw (0, import_errors.invalid)(`Invalid field selection ${parser.text}`, "fields");
  parser.at += name.length;
  const inner = selection.get(name) ?? /* @__PURE__ */ new Map();
  selection.set(name, inner);
  if (take(parser, "/")) readItem(parser, inner);
  else if (take(parser, "(")) readInner(parser, inner);
}
function readInner(parser, inner) {
  for (const [key, value] of readList(parser)) inner.set(key, value);
  if (!take(parser, ")")) throw (0, import_errors.invalid)(`Invalid field selection ${parser.text}`, "fields");
}
function take(parser, character) {
  if (parser.text[parser.at] !== character) return false;
  parser.at += 1;
  return true;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  selectFields
});
//# sourceMappingURL=partial-response.js.map
