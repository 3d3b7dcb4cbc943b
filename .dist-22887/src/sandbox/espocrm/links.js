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
var links_exports = {};
__export(links_exports, {
  changeRelation: () => changeRelation,
  linkTarget: () => linkTarget,
  linkedIds: () => linkedIds
});
module.exports = __toCommonJS(links_exports);
var import_actor = require("./actor.js");
var import_errors = require("./errors.js");
function linkedIds(database, type, record, link) {
  const def = database.def(type);
  const field = def.fields[link];
  if (field?.type === "link") return idsOf([record.attributes[`${link}Id`]]);
  if (field?.type === "linkMultiple") return idsOf(record.attributes[`${link}Ids`]);
  const reverse = def.reverseLinks[link];
  if (reverse === void 0) throw new import_errors.EspoError(400, `Not existing link '${link}' in where.`);
  return database.all(reverse.entity).filter((other) => pointsTo(other, reverse.field, record.id)).map((other) => other.id);
}
function linkTarget(database, type, link) {
  const def = database.def(type);
  const field = def.fields[link];
  const entity = field?.type === "link" || field?.type === "linkMultiple" ? field.entity : def.reverseLinks[link]?.entity;
  if (entity === void 0) throw new import_errors.EspoError(404, "");
  return entity;
}
function pointsTo(other, field, id) {
  return other.attributes[`${field}Id`] === id || idsOf(other.attributes[`${field}Ids`]).includes(id);
}
function idsOf(value) {
  return Array.isArray(value) ? value.filter((id) => typeof id === "string") : [];
}
function changeRelation(database, actor, at, body, change) {
  const record = database.find(at.type, at.id);
  if (record === void 0) throw new import_errors.EspoError(404, `Record ${at.id} not found.`);
  (0, import_actor.requireRight)(database.settings, actor, at.type, "edit");
  const target = linkTarget(database, at.type, at.link);
  const ids = idsOf(body["ids"] ?? [body["id"]]);
  if (ids.length === 0 || database.def(at.type).fields[at.link]?.type !== "linkMultiple") throw new import_errors.EspoError(400);
  for (const id of ids) if (database.find(target, id) === void 0) throw new import_errors.EspoError(404);
  const attribute = `${at.link}Ids`;
  const before = idsOf(record.attributes[attribute]);
  record.attributes[attribute] = change === "add" ? [.../* @__PURE__ */ new Set([...before, ...ids])] : before.filter((id) => !ids.includes(id));
  database.changed();
  return true;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  changeRelation,
  linkTarget,
  linkedIds
});
//# sourceMappingURL=links.js.map
