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
var records_exports = {};
__export(records_exports, {
  Records: () => Records
});
module.exports = __toCommonJS(records_exports);
var import_json = require("../json.js");
var import_actor = require("./actor.js");
var import_change = require("./change.js");
var import_channels = require("./channels.js");
var import_channel_input = require("./channel-input.js");
var import_duplicates = require("./duplicates.js");
var import_errors = require("./errors.js");
var import_link_check = require("./link-check.js");
var import_present = require("./present.js");
var import_sanitize = require("./sanitize.js");
var import_special_rules = require("./special-rules.js");
class Records {
  #database;
  #listener;
  constructor(database, listener) {
    this.#database = database;
    this.#listener = listener;
  }
  create(type, body, actor, options = {}) {
    const database = this.#database;
    const def = database.def(type);
    (0, import_actor.requireRight)(database.settings, actor, type, "create");
    const input = (0, import_special_rules.prepare)(type, body);
    const attributes = { ...(0, import_sanitize.defaultsOf)(def), ...(0, import_sanitize.sanitize)(type, def, input) };
    const channels = (0, import_channel_input.channelInput)(type, def, input, null, database.settings);
    (0, import_sanitize.checkRequired)(type, def, attributes, "new");
    (0, import_special_rules.checkEntity)(type, attributes, channels);
    (0, import_link_check.checkLinks)(database, type, attributes);
    if (options.skipDuplicateCheck === void 0 && input["_skipDuplicateCheck"] !== true) (0, import_duplicates.refuseDuplicate)(database, type, attributes, emailKeys(channels));
    this.#refuseSecond(type, void 0, attributes);
    const now = database.now();
    const record = {
      id: database.newId(),
      deleted: false,
      version: def.versioned && database.settings.optimisticLocking ? 1 : null,
      emails: [],
      phones: [],
      attributes: { ...attributes, createdAt: now, modifiedAt: now, createdById: actor.id, ..."modifiedBy" in def.fields ? { modifiedById: actor.id } : {} }
    };
    database.insert(type, record);
    this.#writeChannels(record, channels);
    database.changed();
    const answer = (0, import_present.created)(database, type, record);
    this.#listener({ type, kind: "create", record, actor, data: (0, import_change.creationPayload)(answer, channels.echo) });
    return answer;
  }
  update(type, id, body, actor, options = {}) {
    const database = this.#database;
    const def = database.def(type);
    const record = database.find(type, id);
    if (record === void 0) throw new import_errors.EspoError(404, `Record ${id} not found.`);
    (0, import_actor.requireRight)(database.settings, actor, type, "edit");
    const before = (0, import_present.single)(database, type, record);
    const attributes = (0, import_sanitize.sanitize)(type, def, body);
    const channels = (0, import_channel_input.channelInput)(type, def, body, phoneOf(before), database.settings);
    (0, import_sanitize.checkRequired)(type, def, attributes, "update");
    (0, import_link_check.checkLinks)(database, type, { ...record.attributes, ...attributes });
    this.#refuseStale(type, record, before, { ...attributes, ...wantedChannels(channels) }, options.version);
    this.#refuseSecond(type, id, attributes);
    const editor = record.attributes["modifiedById"];
    Object.assign(record.attributes, (0, import_json.copy)(attributes), { modifiedAt: database.now() }, "modifiedBy" in def.fields ? { modifiedById: actor.id } : {});
    if (database.settings.optimisticLocking) record.version = (record.version ?? 0) + 1;
    this.#writeChannels(record, channels);
    database.changed();
    const after = (0, import_present.single)(database, type, record);
    const data = (0, import_change.changedAttributes)(before, after, channels.echo, editor === actor.id ? void 0 : actor);
    if (Object.keys(data).length > 0) this.#listener({ type, kind: "update", record, actor, data: { ...data, id } });
    return { ...after, ...channels.echo };
  }
  /** A soft delete: the record stays, and only an admin can still see it. */
  remove(type, id, actor) {
    const database = this.#database;
    database.def(type);
    const record = database.find(type, id);
    if (record === void 0) throw new import_errors.EspoError(404, `Record ${id} not found.`);
    (0, import_actor.requireRight)(database.settings, actor, type, "delete");
    record.deleted = true;
    record.attributes["modifiedAt"] = database.now();
    database.changed();
    this.#listener({ type, kind: "delete", record, actor, data: { id } });
    return true;
  }
  /** Admin only: takes a deletion back. */
  restore(type, id, actor) {
    const record = this.#database.findAny(type, id);
    if (actor.type !== "admin") throw new import_errors.EspoError(403);
    if (record?.deleted !== true) throw new import_errors.EspoError(404);
    record.deleted = false;
    this.#database.changed();
    return true;
  }
  #writeChannels(record, input) {
    const { emails, phones } = this.#database.state;
    if (input.emails !== void 0) record.emails = (0, import_channels.writeAll)(import_channels.emailChannel, emails, record.emails, input.emails);
    else if (input.email !== void 0) record.emails = (0, import_channels.writeFlat)(import_channels.emailChannel, emails, record.emails, input.email);
    if (input.phones !== void 0) record.phones = (0, import_channels.writeAll)(import_channels.phoneChannel, phones, record.phones, input.phones);
    else if (input.phone !== void 0) record.phones = (0, import_channels.writeFlat)(import_channels.phoneChannel, phones, record.phones, input.phone);
  }
  /** A unique index of the database knows no polite refusal: 500. */
  #refuseSecond(type, id, attributes) {
    for (const [name, field] of Object.entries(this.#database.def(type).fields)) {
      const value = attributes[name] ?? null;
      if (field.type !== "int" || field.unique !== true || value === null) continue;
      if (this.#database.all(type).some((other) => other.id !== id && other.attributes[name] === value)) throw new import_errors.EspoError(500);
    }
  }
  /** Optimistic locking: any stale version is refused when the write would change something, also when other fields moved in between. */
  #refuseStale(type, record, before, wanted, version) {
    const { settings } = this.#database;
    if (!this.#database.def(type).versioned || !settings.optimisticLocking || version === void 0 || record.version === null || version === record.version) return;
    const differing = Object.keys(wanted).filter((attribute) => !(0, import_json.sameJson)(wanted[attribute], before[attribute] ?? null));
    if (differing.length === 0) return;
    const values = Object.fromEntries(differing.map((attribute) => [attribute, before[attribute] ?? null]));
    throw new import_errors.EspoError(409, "modified", { values, versionNumber: record.version });
  }
}
function emailKeys(channels) {
  const values = channels.emails?.map((item) => item.value) ?? [channels.email ?? ""];
  return values.filter((value) => value !== "").map((value) => value.toLowerCase());
}
function phoneOf(before) {
  const value = before["phoneNumber"];
  return typeof value === "string" ? value : null;
}
function wantedChannels(channels) {
  return {
    ...channels.echo,
    ...channels.email === void 0 ? {} : { emailAddress: channels.email },
    ...channels.phone === void 0 ? {} : { phoneNumber: channels.phone }
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  Records
});
//# sourceMappingURL=records.js.map
