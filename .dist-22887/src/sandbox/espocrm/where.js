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
var where_exports = {};
__export(where_exports, {
  compileWhere: () => compileWhere
});
module.exports = __toCommonJS(where_exports);
var import_json = require("../json.js");
var import_collation = require("./collation.js");
var import_errors = require("./errors.js");
var import_links = require("./links.js");
var import_where_dates = require("./where-dates.js");
var import_where_values = require("./where-values.js");
function compileWhere(database, type, where) {
  const items = itemsOf(where).map((item) => compileItem(database, type, item));
  return (record) => items.every((fits) => fits(record));
}
function itemsOf(where) {
  if (where === void 0 || where === null) return [];
  const list = Array.isArray(where) ? where : (0, import_json.isJsonObject)(where) ? Object.values(where) : void 0;
  if (!list?.every(import_json.isJsonObject)) throw new import_errors.EspoError(400, "Bad where.");
  return list;
}
function compileItem(database, type, item) {
  const kind = typeof item["type"] === "string" ? item["type"] : "";
  if (kind === "expression") throw new import_errors.EspoError(500);
  if (kind === "not" || kind === "subQueryIn" || kind === "subQueryNotIn") throw new import_errors.EspoError(400, "Sub-queries are forbidden in where.");
  if (kind === "and" || kind === "or") {
    const parts = itemsOf(item["value"]).map((part) => compileItem(database, type, part));
    return (record) => kind === "and" ? parts.every((fits) => fits(record)) : parts.some((fits) => fits(record));
  }
  const attribute = item["attribute"] ?? item["field"];
  if (typeof attribute !== "string") throw new import_errors.EspoError(400, "No attribute in where.");
  if (kind.includes("inked")) return compileLink(database, type, kind, attribute, item["value"]);
  return compileComparison(database, type, { type: kind, attribute, value: item["value"], item });
}
function compileLink(database, type, kind, link, value) {
  const wanted = new Set(Array.isArray(value) ? value : [value]);
  const ids = (record) => (0, import_links.linkedIds)(database, type, record, link);
  switch (kind) {
    case "linkedWith":
      return (record) => ids(record).some((id) => wanted.has(id));
    case "notLinkedWith":
      return (record) => !ids(record).some((id) => wanted.has(id));
    case "isLinked":
      return (record) => ids(record).length > 0;
    case "isNotLinked":
      return (record) => ids(record).length === 0;
    default:
      throw new import_errors.EspoError(400, "Unknown where item type");
  }
}
function compileComparison(database, type, filter) {
  const test = tests(database, type, filter.attribute)[filter.type];
  if (test === void 0) throw new import_errors.EspoError(400, "Unknown where item type");
  if (!(0, import_where_values.isFilterable)(database, type, filter.attribute)) throw new import_errors.EspoError(400, `Not existing attribute '${filter.attribute}' in where.`);
  return (record) => test((0, import_where_values.filterValues)(database, type, record, filter.attribute) ?? [null], filter);
}
function tests(database, type, attribute) {
  const comparison = (0, import_where_values.comparisonOf)(database, type, attribute);
  const key = (value) => (0, import_collation.collate)((0, import_json.plainText)(value));
  const known = (values) => values.filter((value) => value !== null);
  const equals = (value, wanted) => wanted === null ? value === null : value !== null && key(value) === key(wanted);
  const list = (filter) => Array.isArray(filter.value) ? filter.value : [filter.value ?? null];
  const keysOf = memoized((filter) => new Set(list(filter).filter((wanted) => wanted !== null).map(key)));
  const ordered = (fits) => (values, filter) => known(values).some((value) => fits(compare(comparison, value, filter)));
  const texts = (fits) => (values, filter) => known(values).some((value) => fits(key(value), key(filter.value ?? "")));
  const days = (values, filter) => {
    const range = (0, import_where_dates.dayRange)(filter.type, filter.value, database.milliseconds());
    return range !== void 0 && known(values).some((value) => inRange((0, import_json.plainText)(value), range));
  };
  return {
    equals: (values, filter) => values.some((value) => equals(value, filter.value ?? null)),
    notEquals: (values, filter) => filter.value === null ? known(values).length > 0 : known(values).length > 0 && values.every((value) => !equals(value, filter.value ?? null)),
    in: (values, filter) => known(values).some((value) => keysOf(filter).has(key(value))),
    notIn: (values, filter) => known(values).length > 0 && known(values).every((value) => !keysOf(filter).has(key(value))),
    isNull: (values) => known(values).length === 0,
    isNotNull: (values) => known(values).length > 0,
    isTrue: (values) => values.includes(true),
    isFalse: (values) => !values.includes(true),
    before: ordered((order) => order < 0),
    after: ordered((order) => order > 0),
    lessThan: ordered((order) => order < 0),
    greaterThan: ordered((order) => order > 0),
    lessThanOrEquals: ordered((order) => order <= 0),
    greaterThanOrEquals: ordered((order) => order >= 0),
    between: (values, filter) => {
      const [from, to] = list(filter);
      const at = (value, bound) => compare(comparison, value, { ...filter, value: bound });
      return known(values).some((value) => at(value, from) >= 0 && at(value, to) <= 0);
    },
    on: days,
    today: days,
    lastXDays: days,
    nextXDays: days,
    like: texts((value, wanted) => likePattern(wanted).test(value)),
    notLike: (values, filter) => known(values).length > 0 && known(values).every((value) => !likePattern(key(filter.value ?? "")).test(key(value))),
    startsWith: texts((value, wanted) => value.startsWith(wanted)),
    endsWith: texts((value, wanted) => value.endsWith(wanted)),
    contains: texts((value, wanted) => value.includes(wanted)),
    notContains: (values, filter) => known(values).every((value) => !key(value).includes(key(filter.value ?? "")))
  };
}
function memoized(compute) {
  const known = /* @__PURE__ */ new WeakMap();
  return (filter) => {
    const value = known.get(filter) ?? compute(filter);
    known.set(filter, value);
    return value;
  };
}
function inRange(value, [from, to]) {
  return value.length === 10 ? value >= from.slice(0, 10) && value <= to.slice(0, 10) : value >= from && value <= to;
}
function compare(comparison, value, filter) {
  if (comparison === "number") return Number(value) - Number(filter.value);
  const stored = (0, import_json.plainText)(value);
  if (comparison === "text") return stored < (0, import_json.plainText)(filter.value) ? -1 : Number(stored > (0, import_json.plainText)(filter.value));
  const zone = filter.item["dateTime"] === true && typeof filter.item["timeZone"] === "string" ? filter.item["timeZone"] : void 0;
  const wanted = (0, import_where_dates.filterTime)(filter.value, zone);
  if (wanted === void 0) return filter.type.startsWith("before") || filter.type.startsWith("less") ? -1 : 1;
  const bound = comparison === "date" ? wanted.slice(0, 10) : wanted;
  return stored < bound ? -1 : Number(stored > bound);
}
function likePattern(wanted) {
  const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&").replaceAll("%", ".*").replaceAll("_", ".");
  return new RegExp(`^${escaped}$`, "su");
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  compileWhere
});
//# sourceMappingURL=where.js.map
