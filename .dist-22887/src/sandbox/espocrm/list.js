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
var list_exports = {};
__export(list_exports, {
  listRecords: () => listRecords,
  searchParameters: () => searchParameters
});
module.exports = __toCommonJS(list_exports);
var import_json = require("../json.js");
var import_collation = require("./collation.js");
var import_errors = require("./errors.js");
var import_php_query = require("./php-query.js");
var import_present = require("./present.js");
var import_where = require("./where.js");
var import_where_values = require("./where-values.js");
const PAGE = 200;
const ALWAYS = ["id", "createdById", "assignedUserId"];
function listRecords(database, type, candidates, query, noTotal) {
  const parameters = searchParameters(query);
  const maxSize = integer(parameters["maxSize"], PAGE);
  const offset = integer(parameters["offset"], 0);
  if (maxSize < 0) throw new import_errors.EspoError(500);
  if (maxSize > PAGE) throw new import_errors.EspoError(403, `Max size should not exceed ${PAGE}. Use offset and limit.`);
  const fits = (0, import_where.compileWhere)(database, type, parameters["where"] ?? parameters["whereGroup"]);
  const order = orderOf(database, type, parameters);
  const found = order.sort(candidates.filter((record) => !record.deleted && fits(record)));
  const select = selectOf(parameters["select"], order.attribute);
  const list = found.slice(offset, offset + maxSize).map((record) => (0, import_present.listItem)(database, type, record, select));
  return { total: noTotal === "total" ? found.length : found.length > offset + maxSize ? -1 : -2, list };
}
function searchParameters(query) {
  const parameters = (0, import_php_query.parsePhpQuery)(query);
  const whole = parameters["searchParams"];
  if (typeof whole !== "string") return parameters;
  const parsed = (0, import_json.parseJson)(whole);
  if (!(0, import_json.isJsonObject)(parsed)) throw new import_errors.EspoError(400, "Invalid searchParams.");
  return parsed;
}
function integer(value, fallback) {
  if (value === void 0 || value === null || value === "") return fallback;
  const number = Number(value);
  if (!Number.isInteger(number)) throw new import_errors.EspoError(400);
  return number;
}
function selectOf(value, orderAttribute) {
  if (value === void 0 || value === null || value === "") return void 0;
  const names = Array.isArray(value) ? value.map((name) => (0, import_json.plainText)(name)) : (0, import_json.plainText)(value).split(",").map((name) => name.trim());
  return /* @__PURE__ */ new Set([...names, orderAttribute, ...ALWAYS]);
}
function orderOf(database, type, parameters) {
  const asked = parameters["orderBy"];
  const attribute = typeof asked === "string" && asked !== "" ? asked : "createdAt";
  if (!(0, import_where_values.isFilterable)(database, type, attribute)) throw new import_errors.EspoError(400, `Bad orderBy '${attribute}'.`);
  const descending = asked === void 0 ? parameters["order"] !== "asc" : ["desc", "DESC", true, "true"].some((word) => word === parameters["order"]);
  const direction = descending ? -1 : 1;
  const keyOf = (record) => sortKey((0, import_where_values.filterValues)(database, type, record, attribute)?.[0] ?? null);
  const sort = (records) => records.map((record) => ({ record, key: keyOf(record) })).sort((left, right) => direction * (compareKeys(left.key, right.key) || (left.record.id < right.record.id ? -1 : 1))).map(({ record }) => record);
  return { attribute, sort };
}
function sortKey(value) {
  return value === null || typeof value === "number" ? value : (0, import_collation.collate)((0, import_json.plainText)(value));
}
function compareKeys(left, right) {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  return left < right ? -1 : Number(left > right);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  listRecords,
  searchParameters
});
//# sourceMappingURL=list.js.map
