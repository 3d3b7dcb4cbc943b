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
var operations_exports = {};
__export(operations_exports, {
  runOperation: () => runOperation
});
module.exports = __toCommonJS(operations_exports);
var import_hub_error = require("../../src/hub/errors/hub-error.js");
var import_query = require("./query.js");
async function runOperation(espocrm, { operation, entity, id, limit, payload }) {
  switch (operation) {
    case "read":
      return recordOr(await espocrm.read(entity, entityId(id)));
    case "list":
      return { expected: true, payload: await collect(espocrm.list(entity, (0, import_query.readQuery)(payload, limit))) };
    case "create":
      return recordOr(await espocrm.create(entity, attributesOf(payload)));
    case "update":
      return recordOr(await espocrm.update(entity, entityId(id), changesOf(attributesOf(payload)), seenVersion(payload)));
    case "delete": {
      const answer = await espocrm.remove(entity, entityId(id));
      return { expected: answer.kind === "removed", payload: answer };
    }
  }
}
const recordOr = (answer) => answer.record ? { expected: true, payload: answer.record } : { expected: false, payload: answer };
async function collect(pages) {
  const records = [];
  for await (const page of pages) records.push(...page);
  return records;
}
function entityId(id) {
  if (!/^[A-Za-z0-9]{1,36}$/.test(id)) throw new import_hub_error.HubError("malformed", "espocrm-entity: Die Kennung des Datensatzes ist ung\xFCltig.");
  return id;
}
function attributesOf(payload) {
  if (typeof payload !== "object" || payload === null || Array.isArray(payload)) {
    throw new import_hub_error.HubError("malformed", "espocrm-entity: msg.payload muss ein Objekt mit den Feldern sein.");
  }
  return payload;
}
const kept = /* @__PURE__ */ new Set(["id", "versionNumber", "modifiedAt", "createdAt", "modifiedById", "modifiedByName", "createdById", "createdByName"]);
const changesOf = (attributes) => Object.fromEntries(Object.entries(attributes).filter(([field]) => !kept.has(field)));
function seenVersion(payload) {
  const { versionNumber, modifiedAt } = attributesOf(payload);
  if (typeof versionNumber === "number") return { kind: "version", versionNumber };
  return typeof modifiedAt === "string" ? { kind: "modified_at", modifiedAt } : { kind: "unchecked" };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  runOperation
});
//# sourceMappingURL=operations.js.map
