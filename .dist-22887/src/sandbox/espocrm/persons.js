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
var persons_exports = {};
__export(persons_exports, {
  Persons: () => Persons
});
module.exports = __toCommonJS(persons_exports);
var import_json = require("../json.js");
var import_credentials = require("./credentials.js");
var import_present = require("./present.js");
const SYNCED = ["lastName", "firstName", "firmenname", "rechtsform", "salutationName", "dateOfBirth", "handelsregisterNummer", "emailAddressData", "phoneNumberData", "emailAddress", "phoneNumber"];
class Persons {
  #options;
  constructor(options) {
    this.#options = options;
  }
  create(type, body, userId = import_credentials.sandboxEspoCredentials.staffUserId) {
    const { records, actor } = this.#options;
    const record = records.create(type, body, actor(userId));
    return { ...record, id: (0, import_json.plainText)(record["id"]) };
  }
  edit(type, id, body, userId = import_credentials.sandboxEspoCredentials.staffUserId) {
    const { records, actor } = this.#options;
    return records.update(type, id, this.#withDirty(type, id, body), actor(userId));
  }
  remove(type, id, userId = import_credentials.sandboxEspoCredentials.staffUserId) {
    const { records, actor } = this.#options;
    records.remove(type, id, actor(userId));
  }
  /** A record as a single GET shows it; undefined when it is gone. */
  read(type, id) {
    const { database } = this.#options;
    const record = database.find(type, id);
    return record === void 0 ? void 0 : (0, import_present.single)(database, type, record);
  }
  /** All records of a type, as single GETs show them. */
  all(type) {
    const { database } = this.#options;
    return database.all(type).map((record) => (0, import_present.single)(database, type, record));
  }
  #withDirty(type, id, body) {
    const before = this.read(type, id);
    if (!this.#options.database.settings.dirtyOnPersonsEdit || type !== "CBeteiligte" || before === void 0 || "syncStatus" in body) return body;
    const changed = SYNCED.some((attribute) => attribute in body && !(0, import_json.sameJson)(body[attribute], before[attribute]));
    return changed ? { ...body, syncStatus: "dirty" } : body;
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  Persons
});
//# sourceMappingURL=persons.js.map
