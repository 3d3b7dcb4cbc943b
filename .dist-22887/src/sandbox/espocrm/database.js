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
var database_exports = {};
__export(database_exports, {
  Database: () => Database,
  displayName: () => displayName
});
module.exports = __toCommonJS(database_exports);
var import_dates = require("./dates.js");
var import_errors = require("./errors.js");
var import_entities = require("./entities.js");
var import_ids = require("./ids.js");
var import_state = require("./state.js");
class Database {
  state;
  settings;
  changed;
  #clock;
  constructor(options) {
    this.state = options.state;
    this.settings = options.settings;
    this.changed = options.changed;
    this.#clock = options.clock;
  }
  milliseconds() {
    return this.#clock();
  }
  now() {
    return (0, import_dates.utcText)(this.#clock());
  }
  newId() {
    return (0, import_ids.newId)(this.#clock());
  }
  /** The definition of an entity, or the 404 of an unknown one. */
  def(type) {
    const def = Object.hasOwn(import_entities.entities, type) ? import_entities.entities[type] : void 0;
    if (def === void 0) throw new import_errors.EspoError(404, `Controller '${type}' does not exist.`);
    return def;
  }
  /** Every record of a type that is not deleted. */
  all(type) {
    return Object.values(this.state.records[type] ?? {}).filter((record) => !record.deleted);
  }
  /** Also a deleted record. */
  findAny(type, id) {
    const table = this.state.records[type];
    return table !== void 0 && Object.hasOwn(table, id) ? table[id] : void 0;
  }
  find(type, id) {
    const record = this.findAny(type, id);
    return record?.deleted === false ? record : void 0;
  }
  insert(type, record) {
    (this.state.records[type] ??= {})[record.id] = record;
  }
  /** The name that other records show for a link to this one. */
  nameOf(type, id) {
    const record = this.find(type, id);
    return record === void 0 ? null : displayName(this.def(type), record);
  }
}
function displayName(def, record) {
  if (!def.person) return (0, import_state.textOf)(record, "name") || null;
  const name = `${(0, import_state.textOf)(record, "firstName")} ${(0, import_state.textOf)(record, "lastName")}`.trim();
  return name === "" ? null : name;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  Database,
  displayName
});
//# sourceMappingURL=database.js.map
