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
var store_exports = {};
__export(store_exports, {
  AdvowareStore: () => AdvowareStore,
  rowIdOf: () => rowIdOf
});
module.exports = __toCommonJS(store_exports);
var import_json = require("../json.js");
var import_beteiligter = require("./beteiligter.js");
var import_local_time = require("./local-time.js");
var import_refusal = require("./refusal.js");
class AdvowareStore {
  #state;
  #settings;
  #clock;
  #changed;
  constructor(options) {
    this.#state = options.state;
    this.#settings = options.settings;
    this.#clock = options.clock;
    this.#changed = options.changed;
  }
  all() {
    return Object.values(this.#state.beteiligte);
  }
  find(betNr) {
    return this.#state.beteiligte[String(betNr)];
  }
  get(betNr) {
    const record = this.find(betNr);
    if (record === void 0) throw new import_refusal.Refusal(404, `Beteiligter ${betNr} nicht gefunden.`);
    return record;
  }
  create(fields) {
    const betNr = this.#state.nextBetNr;
    this.#state.nextBetNr += 1;
    const record = { betNr, rowId: "", geaendertAm: "", fields: whole(fields, import_beteiligter.emptyFields), kommunikation: [] };
    this.#state.beteiligte[String(betNr)] = record;
    this.#touch(record);
    return record;
  }
  /** Writes the whole object: a field that is not given is empty afterwards. */
  replace(betNr, fields) {
    const record = this.get(betNr);
    record.fields = whole(fields, record.fields);
    this.#touch(record);
    return record;
  }
  /** Changes only the given fields, as a person does in a form. */
  edit(betNr, fields) {
    return this.replace(betNr, { ...this.get(betNr).fields, ...fields });
  }
  /** The API refuses this; a person with the right can. */
  remove(betNr) {
    this.get(betNr);
    Reflect.deleteProperty(this.#state.beteiligte, String(betNr));
    this.#changed();
  }
  addEntry(betNr, entry) {
    const record = this.get(betNr);
    const added = {
      id: this.#state.nextEntryId,
      rowId: this.#nextRowId(),
      tlf: entry.tlf,
      bemerkung: entry.bemerkung ?? null,
      kommKz: entry.kommKz,
      online: entry.online ?? false
    };
    this.#state.nextEntryId += 1;
    record.kommunikation.push(added);
    this.#entryMoved(record);
    return added;
  }
  changeEntry(betNr, id, change) {
    const record = this.get(betNr);
    const entry = this.#entry(record, id);
    Object.assign(entry, change, { rowId: this.#nextRowId() });
    this.#entryMoved(record);
    return entry;
  }
  /** The API refuses this; a person can. */
  removeEntry(betNr, id) {
    const record = this.get(betNr);
    const entry = this.#entry(record, id);
    record.kommunikation = record.kommunikation.filter((other) => other !== entry);
    this.#entryMoved(record);
  }
  #entry(record, id) {
    const entry = record.kommunikation.find((candidate) => candidate.id === id);
    if (entry === void 0) throw new import_refusal.Refusal(404, `Kommunikation ${id} nicht gefunden.`);
    return entry;
  }
  #entryMoved(record) {
    if (this.#settings.entryMovesRowId) this.#touch(record);
    else this.#changed();
  }
  #touch(record) {
    record.rowId = this.#nextRowId();
    record.geaendertAm = (0, import_local_time.berlinLocalTime)(this.#clock());
    this.#changed();
  }
  /** Looks like the row version of a database: eight bytes, ever growing, as Base64. */
  #nextRowId() {
    const rowId = rowIdOf(this.#state.nextRow);
    this.#state.nextRow += 1;
    return rowId;
  }
}
function rowIdOf(row) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(row));
  return bytes.toString("base64");
}
function whole(given, known) {
  const fields = {};
  for (const field of /* @__PURE__ */ new Set([...Object.keys(known), ...Object.keys(import_beteiligter.emptyFields)])) {
    fields[field] = (0, import_json.copy)(given[field] ?? import_beteiligter.emptyFields[field] ?? null);
  }
  return fields;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  AdvowareStore,
  rowIdOf
});
//# sourceMappingURL=store.js.map
