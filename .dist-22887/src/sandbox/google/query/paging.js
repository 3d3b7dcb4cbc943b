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
var paging_exports = {};
__export(paging_exports, {
  decodeToken: () => decodeToken,
  encodeToken: () => encodeToken,
  pageOf: () => pageOf,
  parametersHash: () => parametersHash,
  readPageToken: () => readPageToken
});
module.exports = __toCommonJS(paging_exports);
var import_node_crypto = require("node:crypto");
var import_zod = require("zod");
var import_errors = require("../errors.js");
var import_json = require("../../json.js");
const pageTokenSchema = import_zod.z.strictObject({
  /** Of the parameters: a page belongs to the request that began the list. */
  hash: import_zod.z.string(),
  /** The last entry that was given; null before the first. */
  after: import_zod.z.array(import_zod.z.union([import_zod.z.number(), import_zod.z.string()])).nullable(),
  /** The calendar's history when the first page was read. */
  began: import_zod.z.number()
});
function encodeToken(value) {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
function decodeToken(text, schema) {
  return schema.safeParse((0, import_json.parseJson)(Buffer.from(text, "base64url").toString("utf8"))).data;
}
function readPageToken(query) {
  const text = query.get("pageToken");
  if (text === null) return void 0;
  const token = decodeToken(text, pageTokenSchema);
  if (token?.hash !== parametersHash(query)) throw (0, import_errors.invalid)("Invalid page token value.", "pageToken");
  return token;
}
function parametersHash(query) {
  const others = [...query].filter(([name]) => !["pageToken", "maxResults", "quotaUser", "fields"].includes(name)).sort(([left], [right]) => left.localeCompare(right));
  return (0, import_node_crypto.createHash)("sha256").update(JSON.stringify(others)).digest("base64url").slice(0, 12);
}
function pageOf(entries, keyOf, options) {
  const after = options.token?.after ?? null;
  const sorted = [...entries].sort((left, right) => compareKeys(keyOf(left), keyOf(right)));
  const rest = after === null ? sorted : sorted.filter((entry) => compareKeys(keyOf(entry), after) > 0);
  const items = options.isEmpty === true ? [] : rest.slice(0, options.size);
  if (items.length === rest.length && options.isEmpty !== true) return { items };
  const last = items.at(-1);
  const next = { hash: options.hash, after: last === void 0 ? after : [...keyOf(last)], began: options.began };
  return { items, nextPageToken: encodeToken(next) };
}
function compareKeys(left, right) {
  for (const [index, value] of left.entries()) {
    const other = right[index] ?? 0;
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  decodeToken,
  encodeToken,
  pageOf,
  parametersHash,
  readPageToken
});
//# sourceMappingURL=paging.js.map
