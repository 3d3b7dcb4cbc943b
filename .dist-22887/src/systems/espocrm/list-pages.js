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
var list_pages_exports = {};
__export(list_pages_exports, {
  listPages: () => listPages,
  pageSize: () => pageSize
});
module.exports = __toCommonJS(list_pages_exports);
const pageSize = 200;
const maxPages = 1e3;
async function* listPages(query, readPage, fault) {
  const seen = /* @__PURE__ */ new Set();
  const wanted = query.limit ?? Infinity;
  for (let page = 0, offset = 0; seen.size < wanted; page += 1) {
    if (page >= maxPages) throw fault("endless list");
    const maxSize = Math.min(pageSize, wanted - seen.size);
    const { total, list } = await readPage(offset, maxSize);
    if (list.length > maxSize) throw fault("page too long");
    offset += list.length;
    const more = total >= 0 ? offset < total : total === -1;
    if (more && list.length < maxSize) throw fault("page too short");
    const fresh = list.filter(({ id }) => !seen.has(id));
    if (more && fresh.length === 0) throw fault("the same page again");
    fresh.forEach(({ id }) => seen.add(id));
    if (fresh.length > 0) yield fresh;
    if (!more) return;
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  listPages,
  pageSize
});
//# sourceMappingURL=list-pages.js.map
