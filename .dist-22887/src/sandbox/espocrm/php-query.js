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
var php_query_exports = {};
__export(php_query_exports, {
  parsePhpQuery: () => parsePhpQuery
});
module.exports = __toCommonJS(php_query_exports);
var import_json = require("../json.js");
function parsePhpQuery(query) {
  const result = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const path = pathOf(name);
    if (path !== void 0) put(result, path, value);
  }
  return Object.fromEntries(Object.entries(result).map(([name, value]) => [name, asArrays(value)]));
}
function pathOf(name) {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/u.exec(name);
  if (match === null) return void 0;
  const keys = [...(match[2] ?? "").matchAll(/\[([^[\]]*)\]/gu)].map((part) => part[1] ?? "");
  return [match[1] ?? "", ...keys];
}
function put(target, path, value) {
  const [head = "", ...rest] = path;
  const key = head === "" ? String(Object.keys(target).length) : head;
  if (key === "__proto__") return;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const inner = target[key];
  const next = (0, import_json.isJsonObject)(inner) ? inner : {};
  target[key] = next;
  put(next, rest, value);
}
function asArrays(value) {
  if (!(0, import_json.isJsonObject)(value)) return value;
  const keys = Object.keys(value);
  const inner = keys.map((key) => asArrays(value[key] ?? null));
  return keys.every((key, index) => key === String(index)) ? inner : Object.fromEntries(keys.map((key, index) => [key, inner[index] ?? null]));
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  parsePhpQuery
});
//# sourceMappingURL=php-query.js.map
