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
var contents_exports = {};
__export(contents_exports, {
  contentsAfter: () => contentsAfter,
  contentsOf: () => contentsOf
});
module.exports = __toCommonJS(contents_exports);
function contentsOf(entries) {
  return JSON.stringify((entries ?? []).map(({ tlf, bemerkung, online }) => [tlf ?? "", bemerkung ?? "", online ?? false]).map((content) => JSON.stringify(content)).sort());
}
function contentsAfter(entries, operations) {
  const byId = new Map((entries ?? []).map((entry) => [entry.id, entry]));
  const posted = [];
  for (const operation of operations) {
    const { tlf, bemerkung, online } = operation;
    if (operation.kind === "post") posted.push({ id: 0, tlf, bemerkung, online });
    else byId.set(operation.entryId, { id: operation.entryId, tlf, bemerkung, online });
  }
  return contentsOf([...byId.values(), ...posted]);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  contentsAfter,
  contentsOf
});
//# sourceMappingURL=contents.js.map
